export type {
  AbortSignalLike,
  Capabilities,
  Channel,
  ChunkRequest,
  MessageBody,
  Receipt,
  Recipient,
  RecipientAnswer,
  SendRefusal,
} from './channel.ts';
export { forbiddenWords } from './advertising-words.ts';
export { checkSms, smsMarks, type SmsMarks } from './check-sms.ts';
export { checkTemplate, type TextProblem } from './check-template.ts';
export { type CompiledTemplate, compileTemplate, renderTemplate } from './compile-template.ts';
export type { MemberValues, RenderRefusal } from './fast-render.ts';
export type { TemplateFlaw } from './parse-template.ts';
export { type Segments, segments } from './segments.ts';
export { type ForbiddenReason, type ForbiddenRule, shippedWords } from './shipped-words.ts';
export { segmentsWithLinks, shortLinkCharacters } from './short-link.ts';
export { wordKey, type WordChange, wordsInForce } from './words-in-force.ts';
