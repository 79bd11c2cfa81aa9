import type { MessagesLike } from '../i18n/messages-type.ts';
import type { map } from '../i18n/th/map.ts';

/** The words of maps in one language. */
export type MapTexts = MessagesLike<typeof map>;
