export default {
  title: "Report",
  root: "docs",
  output: "site",
  search: true,
};
