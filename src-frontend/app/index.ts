import "./style/index.css";
import { openCells } from "./cells";
import { drawCharts } from "./charts";
import { drawColumns } from "./columns";
import { followProgress } from "./progress";
import { followOptions } from "./parse";
import { improveUploads } from "./upload";
import { guardForms, sendOnChoice } from "./forms";
import { livePreviews } from "./preview";

guardForms();
sendOnChoice();
followProgress();
drawCharts();
drawColumns();
improveUploads();
followOptions();
openCells();
livePreviews();
