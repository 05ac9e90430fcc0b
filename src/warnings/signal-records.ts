/** A civil day: an ISO day, an ISO timestamp, a `Date` or epoch milliseconds. */
export type DayLike = string | number | Date;

/** An invoice, and when it was paid in full. */
export interface InvoiceRecord {
  readonly accountId: string | number;
  readonly invoiceDate: DayLike;
  readonly dueDate: DayLike;
  /** Currency units, above 0. */
  readonly amount: number;
  /** `null` or absent: not paid. */
  readonly paidDate?: DayLike | null | undefined;
}

/** A call, visit or mail. */
export interface TouchRecord {
  readonly accountId: string | number;
  readonly date: DayLike;
  /** Whether the customer answered or took part. */
  readonly twoWay: boolean;
  readonly contactId?: string | null | undefined;
}

/** A person at the customer. */
export interface ContactRecord {
  readonly accountId: string | number;
  readonly contactId: string;
  readonly role?: string | null | undefined;
  readonly keyContact?: boolean | undefined;
  readonly decisionMaker?: boolean | undefined;
  /** Known from this day on; absent: always. */
  readonly since?: DayLike | null | undefined;
  readonly leftDate?: DayLike | null | undefined;
  /** Has not answered since then. */
  readonly unreachableSince?: DayLike | null | undefined;
}

/** A complaint or ticket. */
export interface ComplaintRecord {
  readonly accountId: string | number;
  readonly date: DayLike;
  readonly urgent?: boolean | undefined;
  /** `null` or absent: still open. */
  readonly closedDate?: DayLike | null | undefined;
}

/** A survey that was sent. */
export interface SurveyRecord {
  readonly accountId: string | number;
  readonly date: DayLike;
  readonly answered: boolean;
  /** Satisfaction, 1 to 5. */
  readonly csat?: number | null | undefined;
  /** Would recommend, 0 to 10. */
  readonly nps?: number | null | undefined;
  readonly contactId?: string | null | undefined;
  readonly decisionMaker?: boolean | undefined;
  /** When the answer came; absent: on the day that it was sent. */
  readonly answeredDate?: DayLike | null | undefined;
}

/** A delivery. */
export interface DeliveryRecord {
  readonly accountId: string | number;
  readonly date: DayLike;
  readonly onTime: boolean;
  readonly inFull: boolean;
  readonly claim?: 'none' | 'minor' | 'serious' | undefined;
}

/** A contract. */
export interface ContractRecord {
  readonly accountId: string | number;
  readonly endDate: DayLike;
  readonly startDate?: DayLike | null | undefined;
  /** Known from this day on; absent: from `startDate` on, or always. */
  readonly signedDate?: DayLike | null | undefined;
  /** The last step towards renewal; `null` or absent: none. */
  readonly renewalStepDate?: DayLike | null | undefined;
}

/** Something that was heard or seen. */
export interface EventRecord {
  readonly accountId: string | number;
  readonly date: DayLike;
  readonly kind: 'competitor' | 'key_contact_left' | 'decision_maker_left' | 'other';
}

/** What share of the customer's purchases is made here. */
export interface WalletRecord {
  readonly accountId: string | number;
  readonly date: DayLike;
  /** 0 to 1. */
  readonly share: number;
}

/** What is known besides orders. A list that is absent is not kept by the company: its indicators are unknown, not zero. */
export interface Signals {
  readonly invoices?: readonly InvoiceRecord[] | undefined;
  readonly touches?: readonly TouchRecord[] | undefined;
  readonly contacts?: readonly ContactRecord[] | undefined;
  readonly complaints?: readonly ComplaintRecord[] | undefined;
  readonly surveys?: readonly SurveyRecord[] | undefined;
  readonly deliveries?: readonly DeliveryRecord[] | undefined;
  readonly contracts?: readonly ContractRecord[] | undefined;
  readonly events?: readonly EventRecord[] | undefined;
  readonly wallet?: readonly WalletRecord[] | undefined;
}

/** The name of a list of signals. */
export type SignalKind = keyof Signals;
