import { addWords } from '../../app/language.ts';
import en from './words.en.json';
import zhCN from './words.zh-CN.json';

// A room's words come with the room: the lists are shown without waiting for the editor's.
addWords({ en, 'zh-CN': zhCN });
