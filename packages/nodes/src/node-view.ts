import type { Anchor } from '@magpie/calendar';
import type { JourneyNode, WorkspaceFacts } from '@magpie/journey';
import type { Instant, Problem } from '@magpie/kit';
import type { Locale, Words } from '@magpie/ui';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';

/** How a node kind looks: what `Kind` answers for the core, this answers for the screen. */
export interface NodeView<Config> {
  readonly icon: LucideIcon;
  /** One line in words: for lists, search and screen readers. */
  summary(config: Config, context: ViewContext): string;
  /** The body of the card: its content, like a sentence. Name, offset, date and number are the frame's. */
  readonly Card: ComponentType<CardProps<Config>>;
  readonly Form: ComponentType<FormProps<Config>>;
  /** Label and number at the foot of the card, when "people who come here" is not what matters. */
  foot?(config: Config, reach: ViewReach, context: ViewContext): Foot | null;
  /** The config of a freshly dropped step, named in the author's language; absent when the kind's own initial one will do. */
  fresh?(initial: Config, words: Words): Config;
  /** The value of a field in words, where it does not speak for itself (money in minor units); null for the other fields. */
  fieldValue?(field: string, value: unknown, context: ViewContext): string | null;
  /** How many messages the step means; absent for kinds that send none. */
  messages?(reach: ViewReach): number | null;
}

/** What a view may know besides its own config. */
export interface ViewContext {
  readonly words: Words;
  readonly locale: Locale;
  /** Workspace zone and currency. */
  readonly zone: string;
  readonly currency: string;
  readonly now: Instant;
  readonly node: JourneyNode;
  readonly anchor: Anchor | null;
  /** Whether the journey's entry says what an enrolment is about. */
  readonly hasKey: boolean;
  /** Local date of the next anchor, then of the years before it; empty without an anchor. */
  readonly anchorDates: readonly string[];
  readonly known: KnownNames;
}

/** Names that the workspace already uses: suggestions, never limits. */
export interface KnownNames {
  readonly events: readonly string[];
  readonly tags: readonly string[];
  readonly attributes: readonly string[];
  /** One that was put away keeps its name and is not offered. */
  readonly cohorts: readonly { readonly id: string; readonly name: string; readonly archivedAt?: number | null }[];
  /** Saved audiences. */
  readonly audiences: readonly { readonly id: string; readonly name: string }[];
  /** Runs that can be asked about, the newest first. */
  readonly runs: readonly KnownRun[];
}

interface KnownRun {
  readonly id: string;
  readonly journeyName: string;
  /** Wall-clock instant. */
  readonly startedAt: number;
  readonly steps: readonly { readonly id: string; readonly name: string; readonly type: string }[];
}

/** How many people come to the node, and leave it by each outcome. `null` = not counted (yet). */
export interface ViewReach {
  readonly reach: number | null;
  readonly byOutcome?: Readonly<Record<string, number>> | undefined;
  /** Whose message will be kept back for good, as far as it is foretold. */
  readonly kept?: number | undefined;
  /** True while new numbers are on their way: these are of a draft before. */
  readonly isStale?: boolean | undefined;
}

export interface Foot {
  readonly label: string;
  readonly value: string;
}

export interface CardProps<Config> {
  readonly config: Config;
  readonly context: ViewContext;
}

/** A member as a message sees them. */
export interface ShopMember {
  readonly memberNo: number;
  readonly externalId: string;
  readonly name: string | null;
  /** The attributes that were asked for, as far as the member has them. */
  readonly values: Readonly<Record<string, unknown>>;
}

export interface TestSent {
  readonly id: string;
  readonly address: string;
  readonly text: string;
  readonly state: string;
}

/** What a form may ask of the workspace it is in. Every answer may fail with an error whose message is in words. */
export interface FormShop {
  /** Members by the beginning of a name or id; without a text a spread of a few hundred. */
  people(text: string, fields: readonly string[]): Promise<readonly ShopMember[]>;
  /** What a thousand parts of a text message cost, in minor units; null: nobody has said. */
  smsPrice(): Promise<number | null>;
  /** Where the workspace says what holds for all its messages. */
  readonly messageSettingsUrl: string;
  setSmsPrice(perThousandMinor: number | null): Promise<void>;
  /** Sends a text, as it reads for a member, to the author's own phone; resolves to the newest tests. */
  sendTest(test: { readonly text: string; readonly memberNo: number | null; readonly address: string }): Promise<readonly TestSent[]>;
}

export interface FormProps<Config> {
  readonly config: Config;
  readonly context: ViewContext;
  /** Null where nobody can be asked. */
  readonly shop: FormShop | null;
  readonly reach: ViewReach | null;
  /** What the problems were looked for by. */
  readonly facts: WorkspaceFacts;
  /** Problems of this node; paths start inside the config. */
  readonly problems: readonly Problem[];
  /** `field` names what is being typed into: changes of one field in a row are one step of undo. */
  onChange(config: Config, field: string): void;
}
