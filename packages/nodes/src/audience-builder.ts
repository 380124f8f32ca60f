export { AnchorFields } from './anchored-entry/anchor-fields.tsx';
export { AudienceField } from './audience-form/audience-field.tsx';
export type { AudienceContext } from './audience-form/builder-context.tsx';
