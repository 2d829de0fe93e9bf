import { holdWords } from './gates/hold';

holdWords('es');
