import "./style/index.css";
import { drawCharts } from "./charts";
import { followProgress } from "./progress";
import { guardForms } from "./forms";

guardForms();
followProgress();
drawCharts();
