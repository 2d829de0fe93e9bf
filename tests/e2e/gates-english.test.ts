import { holdScreens } from './gates/hold';

holdScreens();
