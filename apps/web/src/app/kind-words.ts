import { firstWords } from '@magpie/nodes/first-words';
import { addWords } from './language.ts';

// Screens with a canvas import this; the lists are shown without waiting for the kinds.
addWords(firstWords);
