import DefaultTheme from "vitepress/theme";
import Chart from "./Chart.vue";

export default {
  extends: DefaultTheme,
  enhanceApp({app}) {
    app.component("Chart", Chart);
  },
};
