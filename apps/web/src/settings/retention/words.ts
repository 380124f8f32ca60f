import { addWords } from '../../app/language.ts';
import en from './words.en.json';
import zhCN from './words.zh-CN.json';

addWords({ en, 'zh-CN': zhCN });
