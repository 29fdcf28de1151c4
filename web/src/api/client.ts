export interface AccessRules {
  /** @maxItems 200 */
  fields: {
    access: 'hidden' | 'read';
    /**
     * @minLength 1
     * @maxLength 100
     */
    field: string;
    recordType: 'account' | 'contact';
    /**
     * @maxItems 8
     * @minItems 1
     */
    roles: ('manager' | 'sales' | 'marketing' | 'service' | 'technician' | 'analyst' | 'auditor' | 'machine')[];
  }[];
  visibility: Partial<
    Record<
      'manager' | 'sales' | 'marketing' | 'service' | 'technician' | 'analyst' | 'auditor' | 'machine',
      Partial<Record<'account' | 'contact', 'none' | 'own' | 'team' | 'territory' | 'all'>>
    >
  >;
}

export interface AuditEntry {
  /** Of a denial its route and status, of an export what and how many, of an erasure its id. */
  about?: Partial<Record<string, string | number>>;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  at: string;
  /** Who: `person:<id>`, `machine:<id>`, `customer`, `system:<step>`; `unknown` when the record was taken away without a word. */
  by: string;
  /** Absent when there are none, or they were erased. */
  changes?: {
    after?: any;
    before?: any;
    /** Its path: `name`, `customFields.size`. */
    field: string;
    /** The access rules hide the field from who asks. */
    hidden?: true;
    /**
     * So many bytes, too many to keep.
     * @min 0
     * @max 9007199254740991
     */
    leftOut?: number;
  }[];
  /** One for all that followed from one request. */
  correlationId?: string;
  /** The values were erased on purpose. */
  erased?: true;
  /** The fields at the top of the record that changed. */
  fields: string[];
  /** Entry and values are those that were chained. */
  intact: boolean;
  kind: 'created' | 'changed' | 'deleted' | 'erased' | 'denied' | 'exported';
  recordId: string;
  recordType: string;
  /**
   * The version of the record that this made.
   * @min 0
   * @max 9007199254740991
   */
  version?: number;
}

export interface AuditFault {
  /**
   * @min 0
   * @max 9007199254740991
   */
  chain?: number;
  file?: string;
  /** `edited-entry`: a link is not the one that was chained. `edited-value`, `lost-value`: the values of an entry are others, or gone without an erasure. `gap`: links are missing inside a chain; `cut-tail`: at its end. `forged-head`: the head that the table names is not its last link. `rewritten`: a chain is not the one whose head was stored on a day. `forged-file`: a stored file of heads is not the one that its name says. */
  kind:
    'edited-entry' | 'edited-value' | 'lost-value' | 'gap' | 'cut-tail' | 'forged-head' | 'rewritten' | 'forged-file';
  /**
   * The number of the link in its chain, from 1.
   * @min 0
   * @max 9007199254740991
   */
  link?: number;
  /**
   * @minLength 1
   * @maxLength 300
   */
  recordId?: string;
  /**
   * What kind of record: `account`, `contact`, `ticket`, `person`, …
   * @pattern ^[a-z][a-z-]{0,63}$
   */
  recordType?: string;
}

export interface AuditVerification {
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  /**
   * Entries checked so far.
   * @min 0
   * @max 9007199254740991
   */
  entries: number;
  /**
   * Of these, those whose values were erased on purpose: no faults.
   * @min 0
   * @max 9007199254740991
   */
  erased: number;
  /**
   * @min 0
   * @max 9007199254740991
   */
  faultCount: number;
  /** The first hundred. */
  faults: AuditFault[];
  /**
   * Stored files of heads that the chains were compared with.
   * @min 0
   * @max 9007199254740991
   */
  headFiles: number;
  id: string;
  /** Whether nothing was found; absent until it is done. */
  intact?: boolean;
  requestedBy: string;
  status: 'queued' | 'running' | 'done';
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  updatedAt: string;
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
}

export interface DeadLetter {
  decidedBy?: string;
  eventId?: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  firstAt: string;
  id: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  lastAt: string;
  queue: string;
  reason?: string;
  status: 'waiting' | 'replayed' | 'discarded';
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  times: number;
  type?: string;
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
}

export interface Department {
  /**
   * @format email
   * @maxLength 254
   * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
   */
  email: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  id: string;
  /**
   * @format email
   * @maxLength 254
   * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
   */
  managerEmail: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  name: string;
  targets: {
    /**
     * Hours by the clock, fractions allowed; day and night alike.
     * @min 0.0001
     * @max 87600
     */
    firstResponseHours: number;
    /**
     * Hours by the clock, fractions allowed; day and night alike.
     * @min 0.0001
     * @max 87600
     */
    resolutionHours: number;
  };
}

export interface DepartmentBody {
  /**
   * @format email
   * @maxLength 254
   * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
   */
  email: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  id?: string;
  /**
   * @format email
   * @maxLength 254
   * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
   */
  managerEmail: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  name: string;
  targets: {
    /**
     * Hours by the clock, fractions allowed; day and night alike.
     * @min 0.0001
     * @max 87600
     */
    firstResponseHours: number;
    /**
     * Hours by the clock, fractions allowed; day and night alike.
     * @min 0.0001
     * @max 87600
     */
    resolutionHours: number;
  };
}

export interface GatewayMessage {
  message: string;
}

export interface HistoryEntry {
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  at: string;
  /** `person:<id>`, `machine:<id>`, `customer` or `system:<step>`. */
  by: string;
  change: 'submitted' | 'routed' | 'rerouted' | 'assigned' | 'replied' | 'escalated' | 'resolved' | 'reopened';
  details: Partial<Record<string, string | number>>;
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
  why?: string;
}

export interface NewPerson {
  /**
   * @maxItems 50
   * @default []
   */
  departmentIds?: string[];
  /**
   * @format email
   * @maxLength 254
   * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
   */
  email: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  name: string;
  /** @maxItems 8 */
  roles: ('administrator' | 'manager' | 'sales' | 'marketing' | 'service' | 'technician' | 'analyst' | 'auditor')[];
  /**
   * @maxItems 20
   * @default []
   */
  teamIds?: string[];
  /**
   * @maxItems 20
   * @default []
   */
  territoryIds?: string[];
}

export interface Oneself {
  /** The fields that they may not change (`read`), or not even see (`hidden`), by type of record. */
  fields: Partial<Record<'account' | 'contact', Partial<Record<string, 'hidden' | 'read'>>>>;
  id: string;
  kind: 'person' | 'machine';
  /** The departments whose manager they are. */
  managedDepartmentIds: string[];
  person?: Person;
  roles: (
    'administrator' | 'manager' | 'sales' | 'marketing' | 'service' | 'technician' | 'analyst' | 'auditor' | 'machine'
  )[];
  /** The records that they see, by type: `all`, or `owner:…`, `team:…`, `territory:…`; none for nothing. */
  scopes: Partial<Record<'account' | 'contact', string[]>>;
}

export interface Person {
  /**
   * False: signs in no more and may do nothing.
   * @default true
   */
  active: boolean;
  /** @maxItems 50 */
  departmentIds: string[];
  /**
   * @format email
   * @maxLength 254
   * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
   */
  email: string;
  /**
   * @minLength 1
   * @maxLength 128
   */
  id: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  name: string;
  /** @maxItems 8 */
  roles: ('administrator' | 'manager' | 'sales' | 'marketing' | 'service' | 'technician' | 'analyst' | 'auditor')[];
  /**
   * @maxItems 20
   * @default []
   */
  teamIds: string[];
  /**
   * @maxItems 20
   * @default []
   */
  territoryIds: string[];
}

export interface PersonPatch {
  /** False: signs in no more and may do nothing. */
  active?: boolean;
  /** @maxItems 50 */
  departmentIds?: string[];
  /**
   * @minLength 1
   * @maxLength 200
   */
  name?: string;
  /** @maxItems 8 */
  roles?: ('administrator' | 'manager' | 'sales' | 'marketing' | 'service' | 'technician' | 'analyst' | 'auditor')[];
  /** @maxItems 20 */
  teamIds?: string[];
  /** @maxItems 20 */
  territoryIds?: string[];
}

/** RFC 9457 problem details. */
export interface Problem {
  /** The records that stand in the way of a new one, the likeliest first. */
  candidates?: {
    id: string;
    [key: string]: any;
  }[];
  detail: string;
  errors?: {
    field: string;
    reason: string;
  }[];
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  status: number;
  title: string;
  type: string;
}

export interface PublicTicketSubmission {
  channel: 'web' | 'email' | 'phone' | 'chat' | 'sms' | 'social' | 'fax' | 'letter' | 'visit';
  customer: {
    /**
     * @format email
     * @maxLength 254
     * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
     */
    email?: string;
    /**
     * @minLength 1
     * @maxLength 200
     */
    name?: string;
    /** @pattern ^\+?[\d ()./-]{3,40}$ */
    phone?: string;
  };
  /**
   * @minLength 1
   * @maxLength 200
   */
  product?: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  subject: string;
  /**
   * @minLength 1
   * @maxLength 20000
   */
  text: string;
  type: 'feedback' | 'complaint' | 'question' | 'dispute' | 'repair' | 'return';
}

export interface ReportRun {
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  /** Present when it failed. */
  error?: {
    code: string;
    detail: string;
  };
  /** Links that open without a token, for 15 minutes from now; empty until it is done. */
  files: {
    format: 'html' | 'csv';
    /** @format uri */
    url: string;
  }[];
  /**
   * @maxItems 2
   * @minItems 1
   */
  formats: ('html' | 'csv')[];
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  from: string;
  id: string;
  report: 'tickets-by-department';
  /** `person:<id>`, or `system:run-schedule`. */
  requestedBy: string;
  /** The schedule that asked for it, if one did. */
  scheduleId?: string;
  /**
   * The schedule's slot that it was produced for.
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  slot?: string;
  status: 'queued' | 'running' | 'done' | 'failed';
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  to: string;
  /** Absent until it is done. */
  totals?: ReportTotals;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  updatedAt: string;
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
}

export interface ReportRunRequest {
  /**
   * @maxItems 2
   * @minItems 1
   */
  formats: ('html' | 'csv')[];
  /**
   * The first day, in the company's time zone.
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  from: string;
  /**
   * The last day, included; within ten years of the first.
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  to: string;
}

export interface ReportSchedule {
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  /**
   * Five cron fields on the clock of `timeZone`: minute, hour, day of month, month, day of week.
   * @maxLength 200
   */
  cron: string;
  /**
   * @maxItems 2
   * @minItems 1
   */
  formats: ('html' | 'csv')[];
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  id: string;
  /**
   * When the report is produced next.
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  nextSlotAt: string;
  /** Who set it up: `person:<id>`. */
  ownerId: string;
  /**
   * Who is mailed the report, a mail each. Personal data.
   * @maxItems 50
   * @minItems 1
   */
  recipients: string[];
  report: 'tickets-by-department';
  /**
   * The zone on whose clock the slots lie.
   * @maxLength 64
   * @pattern ^[A-Za-z]
   */
  timeZone: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  updatedAt: string;
  /**
   * Counts what people change; a slot that passes does not.
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
}

export interface ReportScheduleBody {
  /**
   * Five cron fields on the clock of `timeZone`: minute, hour, day of month, month, day of week.
   * @maxLength 200
   */
  cron: string;
  /**
   * @maxItems 2
   * @minItems 1
   */
  formats: ('html' | 'csv')[];
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  id?: string;
  /**
   * Who is mailed the report, a mail each. Personal data.
   * @maxItems 50
   * @minItems 1
   */
  recipients: string[];
  report: 'tickets-by-department';
  /**
   * The zone on whose clock the slots lie.
   * @maxLength 64
   * @pattern ^[A-Za-z]
   */
  timeZone: string;
}

export interface ReportTotals {
  /** Received, by the department that has the ticket now; those not yet routed are left out. */
  byDepartment: Partial<Record<string, number>>;
  /**
   * Tickets that first escalated in the period.
   * @min -9007199254740991
   * @max 9007199254740991
   */
  escalated: number;
  /**
   * Tickets that are not resolved at the end of the last day.
   * @min -9007199254740991
   * @max 9007199254740991
   */
  open: number;
  /**
   * Of the open ones, those that have escalated.
   * @min -9007199254740991
   * @max 9007199254740991
   */
  overdue: number;
  /**
   * Tickets that came in the period.
   * @min -9007199254740991
   * @max 9007199254740991
   */
  received: number;
  /**
   * Tickets resolved in the period; one that was reopened is not resolved.
   * @min -9007199254740991
   * @max 9007199254740991
   */
  resolved: number;
}

export interface RoutingRule {
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  departmentId: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  id: string;
  when: {
    /**
     * @maxItems 500
     * @minItems 1
     */
    channels?: ('web' | 'email' | 'phone' | 'chat' | 'sms' | 'social' | 'fax' | 'letter' | 'visit')[];
    /**
     * @maxItems 500
     * @minItems 1
     */
    products?: string[];
    /**
     * @maxItems 500
     * @minItems 1
     */
    types?: ('feedback' | 'complaint' | 'question' | 'dispute' | 'repair' | 'return')[];
    /**
     * @maxItems 500
     * @minItems 1
     */
    words?: string[];
  };
}

export interface RoutingRules {
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  defaultDepartmentId: string;
  /** @maxItems 500 */
  rules: RoutingRule[];
}

export interface Settings {
  /**
   * The country that a phone number without one is read in.
   * @pattern ^[A-Z]{2}$
   */
  country?: string;
  /**
   * The zone whose days the reports count in.
   * @maxLength 64
   * @pattern ^[A-Za-z]
   */
  timeZone: string;
}

export interface Team {
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  id: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  name: string;
}

export interface TeamBody {
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  id?: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  name: string;
}

export interface Territory {
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  id: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  name: string;
  /**
   * @min 0
   * @max 10000
   */
  order: number;
  when: {
    employees?: {
      /**
       * @min 0
       * @max 9007199254740991
       */
      from?: number;
      /**
       * @min 0
       * @max 9007199254740991
       */
      to?: number;
    };
    /**
     * @maxItems 200
     * @minItems 1
     */
    industries?: string[];
    /**
     * @maxItems 200
     * @minItems 1
     */
    regions?: string[];
  };
}

export interface TerritoryBody {
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  id?: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  name: string;
  /**
   * @min 0
   * @max 10000
   */
  order: number;
  when: {
    employees?: {
      /**
       * @min 0
       * @max 9007199254740991
       */
      from?: number;
      /**
       * @min 0
       * @max 9007199254740991
       */
      to?: number;
    };
    /**
     * @maxItems 200
     * @minItems 1
     */
    industries?: string[];
    /**
     * @maxItems 200
     * @minItems 1
     */
    regions?: string[];
  };
}

export interface Ticket {
  /** The customer; there a moment after the ticket. */
  accountId?: string;
  assigneeId?: string;
  channel: 'web' | 'email' | 'phone' | 'chat' | 'sms' | 'social' | 'fax' | 'letter' | 'visit';
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  /** `person:<id>`, `machine:<id>` or `customer`. */
  createdBy: string;
  customer: {
    email?: string;
    name?: string;
    phone?: string;
  };
  departmentId?: string;
  /**
   * @min 0
   * @max 3
   */
  escalationLevel: number;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  firstRespondedAt?: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  firstResponseDueAt?: string;
  id: string;
  /** The number that people read out. */
  number: string;
  ownerId?: string;
  product?: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  resolutionDueAt?: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  resolvedAt?: string;
  routing?: {
    by: 'rule' | 'default' | 'person';
    reason: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    ruleId?: string;
  };
  solution?: string;
  status: 'received' | 'queued' | 'assigned' | 'resolved';
  subject: string;
  text: string;
  type: 'feedback' | 'complaint' | 'question' | 'dispute' | 'repair' | 'return';
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  updatedAt: string;
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
}

export interface TicketSubmission {
  /**
   * The customer, when it is known; otherwise found or made by the address or the number.
   * @pattern ^[0-9A-Z]{10}$
   */
  accountId?: string;
  channel: 'web' | 'email' | 'phone' | 'chat' | 'sms' | 'social' | 'fax' | 'letter' | 'visit';
  customer: {
    /**
     * @format email
     * @maxLength 254
     * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
     */
    email?: string;
    /**
     * @minLength 1
     * @maxLength 200
     */
    name?: string;
    /** @pattern ^\+?[\d ()./-]{3,40}$ */
    phone?: string;
  };
  /**
   * @minLength 1
   * @maxLength 200
   */
  product?: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  subject: string;
  /**
   * @minLength 1
   * @maxLength 20000
   */
  text: string;
  type: 'feedback' | 'complaint' | 'question' | 'dispute' | 'repair' | 'return';
}

export interface TicketSummary {
  assigneeId?: string;
  channel: 'web' | 'email' | 'phone' | 'chat' | 'sms' | 'social' | 'fax' | 'letter' | 'visit';
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  departmentId?: string;
  /**
   * @min 0
   * @max 3
   */
  escalationLevel: number;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  firstRespondedAt?: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  firstResponseDueAt?: string;
  id: string;
  /** The number that people read out. */
  number: string;
  product?: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  resolutionDueAt?: string;
  status: 'received' | 'queued' | 'assigned' | 'resolved';
  subject: string;
  type: 'feedback' | 'complaint' | 'question' | 'dispute' | 'repair' | 'return';
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
}

export interface WholeDeadLetter {
  body: string;
  decidedBy?: string;
  eventId?: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  firstAt: string;
  id: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  lastAt: string;
  queue: string;
  reason?: string;
  status: 'waiting' | 'replayed' | 'discarded';
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  times: number;
  type?: string;
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
}

export type QueryParamsType = Record<string | number, any>;
export type ResponseFormat = keyof Omit<Body, 'body' | 'bodyUsed'>;

export interface FullRequestParams extends Omit<RequestInit, 'body'> {
  /** set parameter to `true` for call `securityWorker` for this request */
  secure?: boolean;
  /** request path */
  path: string;
  /** content type of request body */
  type?: ContentType;
  /** query params */
  query?: QueryParamsType;
  /** format of response (i.e. response.json() -> format: "json") */
  format?: ResponseFormat;
  /** request body */
  body?: unknown;
  /** base url */
  baseUrl?: string;
  /** request cancellation token */
  cancelToken?: CancelToken;
}

export type RequestParams = Omit<FullRequestParams, 'body' | 'method' | 'query' | 'path'>;

export interface ApiConfig<SecurityDataType = unknown> {
  baseUrl?: string;
  baseApiParams?: Omit<RequestParams, 'baseUrl' | 'cancelToken' | 'signal'>;
  securityWorker?: (securityData: SecurityDataType | null) => Promise<RequestParams | void> | RequestParams | void;
  customFetch?: typeof fetch;
}

export interface HttpResponse<D extends unknown, E extends unknown = unknown> extends Response {
  data: D;
  error: E;
}

type CancelToken = Symbol | string | number;

export type ContentType =
  | 'application/json'
  | 'application/vnd.api+json'
  | 'multipart/form-data'
  | 'application/x-www-form-urlencoded'
  | 'text/plain';

export class HttpClient<SecurityDataType = unknown> {
  public baseUrl: string = '/';
  private securityData: SecurityDataType | null = null;
  private securityWorker?: ApiConfig<SecurityDataType>['securityWorker'];
  private abortControllers = new Map<CancelToken, AbortController>();
  private customFetch = (...fetchParams: Parameters<typeof fetch>) => fetch(...fetchParams);

  private baseApiParams: RequestParams = {
    credentials: 'same-origin',
    headers: {},
    redirect: 'follow',
    referrerPolicy: 'no-referrer',
  };

  constructor(apiConfig: ApiConfig<SecurityDataType> = {}) {
    Object.assign(this, apiConfig);
  }

  public setSecurityData = (data: SecurityDataType | null) => {
    this.securityData = data;
  };

  protected encodeQueryParam(key: string, value: any) {
    const encodedKey = encodeURIComponent(key);
    return `${encodedKey}=${encodeURIComponent(typeof value === 'number' ? value : `${value}`)}`;
  }

  protected addQueryParam(query: QueryParamsType, key: string) {
    return this.encodeQueryParam(key, query[key]);
  }

  protected addArrayQueryParam(query: QueryParamsType, key: string) {
    const value = query[key];
    return value.map((v: any) => this.encodeQueryParam(key, v)).join('&');
  }

  protected toQueryString(rawQuery?: QueryParamsType): string {
    const query = rawQuery || {};
    const keys = Object.keys(query).filter((key) => 'undefined' !== typeof query[key]);
    return keys
      .map((key) => (Array.isArray(query[key]) ? this.addArrayQueryParam(query, key) : this.addQueryParam(query, key)))
      .join('&');
  }

  protected addQueryParams(rawQuery?: QueryParamsType): string {
    const queryString = this.toQueryString(rawQuery);
    return queryString ? `?${queryString}` : '';
  }

  private contentFormatters: Record<ContentType, (input: any) => any> = {
    ['application/json']: (input: any) =>
      input !== null && (typeof input === 'object' || typeof input === 'string') ? JSON.stringify(input) : input,
    ['application/vnd.api+json']: (input: any) =>
      input !== null && (typeof input === 'object' || typeof input === 'string') ? JSON.stringify(input) : input,
    ['text/plain']: (input: any) => (input !== null && typeof input !== 'string' ? JSON.stringify(input) : input),
    ['multipart/form-data']: (input: any) => {
      if (input instanceof FormData) {
        return input;
      }

      return Object.keys(input || {}).reduce((formData, key) => {
        const property = input[key];
        formData.append(
          key,
          property instanceof Blob
            ? property
            : typeof property === 'object' && property !== null
              ? JSON.stringify(property)
              : `${property}`,
        );
        return formData;
      }, new FormData());
    },
    ['application/x-www-form-urlencoded']: (input: any) => this.toQueryString(input),
  };

  protected mergeRequestParams(params1: RequestParams, params2?: RequestParams): RequestParams {
    return {
      ...this.baseApiParams,
      ...params1,
      ...(params2 || {}),
      headers: {
        ...(this.baseApiParams.headers || {}),
        ...(params1.headers || {}),
        ...((params2 && params2.headers) || {}),
      },
    };
  }

  protected createAbortSignal = (cancelToken: CancelToken): AbortSignal | undefined => {
    if (this.abortControllers.has(cancelToken)) {
      const abortController = this.abortControllers.get(cancelToken);
      if (abortController) {
        return abortController.signal;
      }
      return void 0;
    }

    const abortController = new AbortController();
    this.abortControllers.set(cancelToken, abortController);
    return abortController.signal;
  };

  public abortRequest = (cancelToken: CancelToken) => {
    const abortController = this.abortControllers.get(cancelToken);

    if (abortController) {
      abortController.abort();
      this.abortControllers.delete(cancelToken);
    }
  };

  public request = async <T = any, E = any>({
    body,
    secure,
    path,
    type,
    query,
    format,
    baseUrl,
    cancelToken,
    ...params
  }: FullRequestParams): Promise<HttpResponse<T, E>> => {
    const secureParams =
      ((typeof secure === 'boolean' ? secure : this.baseApiParams.secure) &&
        this.securityWorker &&
        (await this.securityWorker(this.securityData))) ||
      {};
    const requestParams = this.mergeRequestParams(params, secureParams);
    const queryString = query && this.toQueryString(query);
    const payloadFormatter = this.contentFormatters[type || 'application/json'];
    const responseFormat = format || requestParams.format;

    return this.customFetch(`${baseUrl || this.baseUrl || ''}${path}${queryString ? `?${queryString}` : ''}`, {
      ...requestParams,
      headers: {
        ...(requestParams.headers || {}),
        ...(type && type !== 'multipart/form-data' ? { 'Content-Type': type } : {}),
      },
      signal: (cancelToken ? this.createAbortSignal(cancelToken) : requestParams.signal) || null,
      body: typeof body === 'undefined' || body === null ? null : payloadFormatter(body),
    }).then(async (response) => {
      const r = response as HttpResponse<T, E>;
      r.data = null as unknown as T;
      r.error = null as unknown as E;

      const responseToParse = responseFormat ? response.clone() : response;
      const data = !responseFormat
        ? r
        : await responseToParse[responseFormat]()
            .then((data) => {
              if (r.ok) {
                r.data = data;
              } else {
                r.error = data;
              }
              return r;
            })
            .catch((e) => {
              r.error = e;
              return r;
            });

      if (cancelToken) {
        this.abortControllers.delete(cancelToken);
      }

      if (!response.ok) throw data;
      return data;
    });
  };
}

/**
 * @title Rapport
 * @version 1
 * @license Apache-2.0
 * @baseUrl /
 *
 * The customer relationship system. Errors are RFC 9457 problem details; lists are paged by cursor.
 */
export class Api<SecurityDataType extends unknown> extends HttpClient<SecurityDataType> {
  v1 = {
    /**
     * No description
     *
     * @tags Tickets
     * @name AssignTicket
     * @summary Give a ticket to a member of its department
     * @request POST:/v1/tickets/{id}/assign
     * @secure
     */
    assignTicket: (
      id: string,
      data: {
        /**
         * The person's id, or their e-mail address.
         * @minLength 1
         * @maxLength 254
         */
        assigneeId: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<Ticket, Problem | GatewayMessage>({
        path: `/v1/tickets/${encodeURIComponent(id)}/assign`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags API
     * @name BrowseApi
     * @summary A page to browse and try the API
     * @request GET:/v1/docs
     */
    browseApi: (params: RequestParams = {}) =>
      this.request<void, any>({
        path: `/v1/docs`,
        method: 'GET',
        ...params,
      }),

    /**
     * @description They get a mail with a temporary password; who can sign in already keeps theirs. Sent again it answers the same person. No two people have the same e-mail address, in any case of its letters.
     *
     * @tags People
     * @name CreatePerson
     * @summary Let a person in
     * @request POST:/v1/people
     * @secure
     */
    createPerson: (data: NewPerson, params: RequestParams = {}) =>
      this.request<Person, Problem | GatewayMessage>({
        path: `/v1/people`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description Its runs and their files stay.
     *
     * @tags Reports
     * @name DeleteReportSchedule
     * @summary Delete a report schedule
     * @request DELETE:/v1/report-schedules/{id}
     * @secure
     */
    deleteReportSchedule: (id: string, params: RequestParams = {}) =>
      this.request<void, Problem | GatewayMessage>({
        path: `/v1/report-schedules/${encodeURIComponent(id)}`,
        method: 'DELETE',
        secure: true,
        ...params,
      }),

    /**
     * No description
     *
     * @tags Dead letters
     * @name DiscardDeadLetter
     * @summary Decide that a dead letter is not needed
     * @request POST:/v1/dead-letters/{id}/discard
     * @secure
     */
    discardDeadLetter: (
      id: string,
      data: {
        /**
         * @minLength 1
         * @maxLength 2000
         */
        reason: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<DeadLetter, Problem | GatewayMessage>({
        path: `/v1/dead-letters/${encodeURIComponent(id)}/discard`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Access
     * @name GetAccessRules
     * @summary Who sees which records and fields
     * @request GET:/v1/access-rules
     * @secure
     */
    getAccessRules: (params: RequestParams = {}) =>
      this.request<AccessRules, GatewayMessage | Problem>({
        path: `/v1/access-rules`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags API
     * @name GetApiPageFile
     * @summary A script or style sheet of that page
     * @request GET:/v1/docs/{file}
     */
    getApiPageFile: (file: string, params: RequestParams = {}) =>
      this.request<void, Problem>({
        path: `/v1/docs/${encodeURIComponent(file)}`,
        method: 'GET',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Audit
     * @name GetAuditVerification
     * @summary A verification and what it found
     * @request GET:/v1/audit/verifications/{id}
     * @secure
     */
    getAuditVerification: (id: string, params: RequestParams = {}) =>
      this.request<AuditVerification, Problem | GatewayMessage>({
        path: `/v1/audit/verifications/${encodeURIComponent(id)}`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Dead letters
     * @name GetDeadLetter
     * @summary A dead letter with its message
     * @request GET:/v1/dead-letters/{id}
     * @secure
     */
    getDeadLetter: (id: string, params: RequestParams = {}) =>
      this.request<WholeDeadLetter, Problem | GatewayMessage>({
        path: `/v1/dead-letters/${encodeURIComponent(id)}`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags People
     * @name GetMe
     * @summary Who I am, and what I see
     * @request GET:/v1/me
     * @secure
     */
    getMe: (params: RequestParams = {}) =>
      this.request<Oneself, GatewayMessage | Problem>({
        path: `/v1/me`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags API
     * @name GetOpenApi
     * @summary This document
     * @request GET:/v1/openapi.json
     */
    getOpenApi: (params: RequestParams = {}) =>
      this.request<
        {
          openapi: string;
          [key: string]: any;
        },
        any
      >({
        path: `/v1/openapi.json`,
        method: 'GET',
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags People
     * @name GetPerson
     * @summary A person who signs in
     * @request GET:/v1/people/{id}
     * @secure
     */
    getPerson: (id: string, params: RequestParams = {}) =>
      this.request<Person, Problem | GatewayMessage>({
        path: `/v1/people/${encodeURIComponent(id)}`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Reports
     * @name GetReportRun
     * @summary A report run with links to its files
     * @request GET:/v1/report-runs/{id}
     * @secure
     */
    getReportRun: (id: string, params: RequestParams = {}) =>
      this.request<ReportRun, Problem | GatewayMessage>({
        path: `/v1/report-runs/${encodeURIComponent(id)}`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Reports
     * @name GetReportSchedule
     * @summary A report schedule
     * @request GET:/v1/report-schedules/{id}
     * @secure
     */
    getReportSchedule: (id: string, params: RequestParams = {}) =>
      this.request<ReportSchedule, Problem | GatewayMessage>({
        path: `/v1/report-schedules/${encodeURIComponent(id)}`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Routing
     * @name GetRoutingRules
     * @summary The routing rules
     * @request GET:/v1/routing-rules
     * @secure
     */
    getRoutingRules: (params: RequestParams = {}) =>
      this.request<RoutingRules, GatewayMessage | Problem>({
        path: `/v1/routing-rules`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Settings
     * @name GetSettings
     * @summary The company's settings
     * @request GET:/v1/settings
     * @secure
     */
    getSettings: (params: RequestParams = {}) =>
      this.request<Settings, GatewayMessage | Problem>({
        path: `/v1/settings`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Teams
     * @name GetTeam
     * @summary A team
     * @request GET:/v1/teams/{id}
     * @secure
     */
    getTeam: (id: string, params: RequestParams = {}) =>
      this.request<Team, Problem | GatewayMessage>({
        path: `/v1/teams/${encodeURIComponent(id)}`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Territories
     * @name GetTerritory
     * @summary A territory
     * @request GET:/v1/territories/{id}
     * @secure
     */
    getTerritory: (id: string, params: RequestParams = {}) =>
      this.request<Territory, Problem | GatewayMessage>({
        path: `/v1/territories/${encodeURIComponent(id)}`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Tickets
     * @name GetTicket
     * @summary A ticket
     * @request GET:/v1/tickets/{id}
     * @secure
     */
    getTicket: (id: string, params: RequestParams = {}) =>
      this.request<Ticket, Problem | GatewayMessage>({
        path: `/v1/tickets/${encodeURIComponent(id)}`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Tickets
     * @name GetTicketHistory
     * @summary Every change of a ticket, by whom, when and why, oldest first
     * @request GET:/v1/tickets/{id}/history
     * @secure
     */
    getTicketHistory: (
      id: string,
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: HistoryEntry[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/tickets/${encodeURIComponent(id)}/history`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Audit
     * @name ListAudit
     * @summary What became of a record, or what a person did, newest first
     * @request GET:/v1/audit
     * @secure
     */
    listAudit: (
      query?: {
        /**
         * What this person did, instead of what was done to a record: `person:<id>`.
         * @pattern ^person:.{1,128}$
         */
        actor?: string;
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
        /**
         * @minLength 1
         * @maxLength 300
         */
        recordId?: string;
        /**
         * What kind of record: `account`, `contact`, `ticket`, `person`, …
         * @pattern ^[a-z][a-z-]{0,63}$
         */
        recordType?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: AuditEntry[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/audit`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * @description The same refusal of the same caller is noted once in a minute.
     *
     * @tags Audit
     * @name ListAuditDenials
     * @summary What was refused to whom, newest first
     * @request GET:/v1/audit/denials
     * @secure
     */
    listAuditDenials: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: AuditEntry[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/audit/denials`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Audit
     * @name ListAuditExports
     * @summary Who took data out, newest first
     * @request GET:/v1/audit/exports
     * @secure
     */
    listAuditExports: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: AuditEntry[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/audit/exports`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Dead letters
     * @name ListDeadLetters
     * @summary Messages that nobody could settle and nobody has decided on, by queue, the oldest first
     * @request GET:/v1/dead-letters
     * @secure
     */
    listDeadLetters: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: DeadLetter[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/dead-letters`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Departments
     * @name ListDepartments
     * @summary The departments, by id
     * @request GET:/v1/departments
     * @secure
     */
    listDepartments: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: Department[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/departments`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Tickets
     * @name ListDepartmentTickets
     * @summary The open tickets of a department, the most urgent first
     * @request GET:/v1/departments/{id}/tickets
     * @secure
     */
    listDepartmentTickets: (
      id: string,
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: TicketSummary[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/departments/${encodeURIComponent(id)}/tickets`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags People
     * @name ListPeople
     * @summary The people who sign in, by id
     * @request GET:/v1/people
     * @secure
     */
    listPeople: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: Person[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/people`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Reports
     * @name ListReportRuns
     * @summary The report runs, newest first
     * @request GET:/v1/report-runs
     * @secure
     */
    listReportRuns: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: ReportRun[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/report-runs`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Reports
     * @name ListReportSchedules
     * @summary The report schedules, by id
     * @request GET:/v1/report-schedules
     * @secure
     */
    listReportSchedules: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: ReportSchedule[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/report-schedules`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Teams
     * @name ListTeams
     * @summary The teams, by id
     * @request GET:/v1/teams
     * @secure
     */
    listTeams: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: Team[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/teams`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Territories
     * @name ListTerritories
     * @summary The territories, by id
     * @request GET:/v1/territories
     * @secure
     */
    listTerritories: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: Territory[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/territories`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * @description A right that is taken away ends within 30 seconds; who is made inactive cannot sign in either. The last active administrator stays one.
     *
     * @tags People
     * @name PatchPerson
     * @summary Change what a person is and may
     * @request PATCH:/v1/people/{id}
     * @secure
     */
    patchPerson: (id: string, data: PersonPatch, params: RequestParams = {}) =>
      this.request<Person, Problem | GatewayMessage>({
        path: `/v1/people/${encodeURIComponent(id)}`,
        method: 'PATCH',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description They hold within 30 seconds.
     *
     * @tags Access
     * @name PutAccessRules
     * @summary Replace the rules of who sees which records and fields
     * @request PUT:/v1/access-rules
     * @secure
     */
    putAccessRules: (data: AccessRules, params: RequestParams = {}) =>
      this.request<AccessRules, Problem | GatewayMessage>({
        path: `/v1/access-rules`,
        method: 'PUT',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Departments
     * @name PutDepartment
     * @summary Create a department or replace it
     * @request PUT:/v1/departments/{id}
     * @secure
     */
    putDepartment: (id: string, data: DepartmentBody, params: RequestParams = {}) =>
      this.request<Department, Problem | GatewayMessage>({
        path: `/v1/departments/${encodeURIComponent(id)}`,
        method: 'PUT',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description Each slot produces one report and mails it to the recipients; missed slots are made up for, oldest first. Where the clocks are put forward, a slot that falls into the gap comes at the first minute after it; where they are put back, it comes once, the first time. A report counts whole days of the company's time zone: from the day of the slot before to the day before this slot, so that reports of slots on different days follow each other without a gap or an overlap. The second and later slots of one day report that day so far.
     *
     * @tags Reports
     * @name PutReportSchedule
     * @summary Create a report schedule or replace it
     * @request PUT:/v1/report-schedules/{id}
     * @secure
     */
    putReportSchedule: (id: string, data: ReportScheduleBody, params: RequestParams = {}) =>
      this.request<ReportSchedule, Problem | GatewayMessage>({
        path: `/v1/report-schedules/${encodeURIComponent(id)}`,
        method: 'PUT',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description The first rule that matches decides. A ticket submitted after the answer is routed by the new rules.
     *
     * @tags Routing
     * @name PutRoutingRules
     * @summary Replace the routing rules
     * @request PUT:/v1/routing-rules
     * @secure
     */
    putRoutingRules: (data: RoutingRules, params: RequestParams = {}) =>
      this.request<RoutingRules, Problem | GatewayMessage>({
        path: `/v1/routing-rules`,
        method: 'PUT',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description A new time zone makes the reports count anew; a report asked for meanwhile waits for it.
     *
     * @tags Settings
     * @name PutSettings
     * @summary Replace the company's settings
     * @request PUT:/v1/settings
     * @secure
     */
    putSettings: (data: Settings, params: RequestParams = {}) =>
      this.request<Settings, Problem | GatewayMessage>({
        path: `/v1/settings`,
        method: 'PUT',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description A team looks after the same customers. Who is in it, the people say.
     *
     * @tags Teams
     * @name PutTeam
     * @summary Create a team or replace it
     * @request PUT:/v1/teams/{id}
     * @secure
     */
    putTeam: (id: string, data: TeamBody, params: RequestParams = {}) =>
      this.request<Team, Problem | GatewayMessage>({
        path: `/v1/teams/${encodeURIComponent(id)}`,
        method: 'PUT',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description An account for which nobody chose a territory belongs to the first one, by `order`, whose conditions all hold for it. A change holds for accounts that are written from then on.
     *
     * @tags Territories
     * @name PutTerritory
     * @summary Create a territory or replace it
     * @request PUT:/v1/territories/{id}
     * @secure
     */
    putTerritory: (id: string, data: TerritoryBody, params: RequestParams = {}) =>
      this.request<Territory, Problem | GatewayMessage>({
        path: `/v1/territories/${encodeURIComponent(id)}`,
        method: 'PUT',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Tickets
     * @name ReopenTicket
     * @summary Take a resolved ticket up again
     * @request POST:/v1/tickets/{id}/reopen
     * @secure
     */
    reopenTicket: (
      id: string,
      data: {
        /**
         * @minLength 1
         * @maxLength 2000
         */
        reason: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<Ticket, Problem | GatewayMessage>({
        path: `/v1/tickets/${encodeURIComponent(id)}/reopen`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description If it fails again, it comes back here.
     *
     * @tags Dead letters
     * @name ReplayDeadLetter
     * @summary Send a dead letter to its queue again
     * @request POST:/v1/dead-letters/{id}/replay
     * @secure
     */
    replayDeadLetter: (id: string, params: RequestParams = {}) =>
      this.request<DeadLetter, Problem | GatewayMessage>({
        path: `/v1/dead-letters/${encodeURIComponent(id)}/replay`,
        method: 'POST',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Dead letters
     * @name ReplayDeadLetters
     * @summary Send all dead letters of a queue to it again
     * @request POST:/v1/dead-letters/replay
     * @secure
     */
    replayDeadLetters: (
      data: {
        /**
         * @minLength 1
         * @maxLength 100
         */
        queue: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          more: boolean;
          /**
           * @min 0
           * @max 9007199254740991
           */
          replayed: number;
        },
        Problem | GatewayMessage
      >({
        path: `/v1/dead-letters/replay`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Tickets
     * @name ReplyTicket
     * @summary Answer the customer
     * @request POST:/v1/tickets/{id}/reply
     * @secure
     */
    replyTicket: (
      id: string,
      data: {
        /**
         * @minLength 1
         * @maxLength 20000
         */
        text: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<Ticket, Problem | GatewayMessage>({
        path: `/v1/tickets/${encodeURIComponent(id)}/reply`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Tickets
     * @name RerouteTicket
     * @summary Give a ticket to another department
     * @request POST:/v1/tickets/{id}/reroute
     * @secure
     */
    rerouteTicket: (
      id: string,
      data: {
        /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
        departmentId: string;
        /**
         * @minLength 1
         * @maxLength 2000
         */
        reason: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<Ticket, Problem | GatewayMessage>({
        path: `/v1/tickets/${encodeURIComponent(id)}/reroute`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Tickets
     * @name ResolveTicket
     * @summary Say that the matter is solved, and how; the customer is told
     * @request POST:/v1/tickets/{id}/resolve
     * @secure
     */
    resolveTicket: (
      id: string,
      data: {
        /**
         * @minLength 1
         * @maxLength 20000
         */
        solution: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<Ticket, Problem | GatewayMessage>({
        path: `/v1/tickets/${encodeURIComponent(id)}/resolve`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description Both dates are days of the company's time zone and are included. Look at the run for its files; while the counts are being moved to another time zone it stays queued.
     *
     * @tags Reports
     * @name RunTicketsByDepartment
     * @summary Ask for the report of tickets by department
     * @request POST:/v1/reports/tickets-by-department/runs
     * @secure
     */
    runTicketsByDepartment: (data: ReportRunRequest, params: RequestParams = {}) =>
      this.request<ReportRun, Problem | GatewayMessage>({
        path: `/v1/reports/tickets-by-department/runs`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description Ten a minute from one network address.
     *
     * @tags Tickets
     * @name SubmitPublicTicket
     * @summary Submit a ticket without signing in
     * @request POST:/v1/public/tickets
     */
    submitPublicTicket: (data: PublicTicketSubmission, params: RequestParams = {}) =>
      this.request<
        {
          number: string;
        },
        Problem
      >({
        path: `/v1/public/tickets`,
        method: 'POST',
        body: data,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Tickets
     * @name SubmitTicket
     * @summary Submit a ticket for a customer
     * @request POST:/v1/tickets
     * @secure
     */
    submitTicket: (data: TicketSubmission, params: RequestParams = {}) =>
      this.request<Ticket, Problem | GatewayMessage>({
        path: `/v1/tickets`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description All of it is checked, against itself and against the heads that were stored each day.
     *
     * @tags Audit
     * @name VerifyAudit
     * @summary Check that nobody has changed, cut or forged the audit
     * @request POST:/v1/audit/verifications
     * @secure
     */
    verifyAudit: (params: RequestParams = {}) =>
      this.request<AuditVerification, Problem | GatewayMessage>({
        path: `/v1/audit/verifications`,
        method: 'POST',
        secure: true,
        format: 'json',
        ...params,
      }),
  };
}
