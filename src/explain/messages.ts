import { CONCENTRATION_MESSAGES } from './messages/concentration.ts';
import type { Messages } from './messages/messages.ts';
import { RFM_MESSAGES } from './messages/rfm.ts';

/** The text of every reason and notice code. */
export const MESSAGES: Messages = { ...RFM_MESSAGES, ...CONCENTRATION_MESSAGES };
