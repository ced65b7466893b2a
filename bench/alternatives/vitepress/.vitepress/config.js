import pages from "./pages.json";

export default {
  title: "Report",
  outDir: "../site",
  themeConfig: {
    sidebar: pages,
    search: {provider: "local"},
  },
};
