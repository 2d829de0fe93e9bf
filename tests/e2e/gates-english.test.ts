import { holdScreens } from './gates/hold';

holdScreens(0);
