import type { DeliveryRecord, EventRecord } from './signal-records.ts';

/** An invoice in days since 1970-01-01. */
export interface Invoice {
  readonly invoiceDay: number;
  readonly dueDay: number;
  readonly amount: number;
  readonly paidDay: number | null;
}

export interface Touch {
  readonly day: number;
  readonly twoWay: boolean;
  readonly contactId: string | null;
}

export interface Contact {
  readonly sinceDay: number | null;
  readonly contactId: string;
  readonly role: string | null;
  readonly keyContact: boolean;
  readonly decisionMaker: boolean;
  readonly leftDay: number | null;
  readonly unreachableDay: number | null;
}

export interface Complaint {
  readonly day: number;
  readonly urgent: boolean;
  readonly closedDay: number | null;
}

export interface Survey {
  readonly day: number;
  /** `null`: not answered. */
  readonly answeredDay: number | null;
  readonly csat: number | null;
  readonly nps: number | null;
  readonly contactId: string | null;
  readonly decisionMaker: boolean;
}

export interface Delivery {
  readonly day: number;
  readonly onTime: boolean;
  readonly inFull: boolean;
  readonly claim: NonNullable<DeliveryRecord['claim']>;
}

export interface Contract {
  readonly endDay: number;
  readonly startDay: number | null;
  /** Known from this day on; `null`: always. */
  readonly knownDay: number | null;
  readonly renewalStepDay: number | null;
}

export interface AccountEvent {
  readonly day: number;
  readonly kind: EventRecord['kind'];
}

export interface WalletShare {
  readonly day: number;
  readonly share: number;
}

/** The signals of one account; every list is there, sorted by its first day (`endDay` for contracts, `sinceDay` for contacts). */
export interface AccountSignals {
  readonly invoices: readonly Invoice[];
  readonly touches: readonly Touch[];
  readonly contacts: readonly Contact[];
  readonly complaints: readonly Complaint[];
  readonly surveys: readonly Survey[];
  readonly deliveries: readonly Delivery[];
  readonly contracts: readonly Contract[];
  readonly events: readonly AccountEvent[];
  readonly wallet: readonly WalletShare[];
}
