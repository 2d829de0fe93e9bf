import { holdScreens } from './gates/hold';

holdScreens(1);
