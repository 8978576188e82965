import "./style/index.css";
import { openCells } from "./cells";
import { drawCharts } from "./charts";
import { followProgress } from "./progress";
import { guardForms } from "./forms";
import { followOptions } from "./parse";
import { improveUploads } from "./upload";

guardForms();
followProgress();
drawCharts();
improveUploads();
followOptions();
openCells();
