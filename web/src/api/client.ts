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

export interface Account {
  /** @maxItems 50 */
  addresses?: {
    /**
     * @minLength 1
     * @maxLength 120
     */
    city?: string;
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
    /**
     * @minLength 1
     * @maxLength 30
     */
    postalCode?: string;
    /**
     * @minLength 1
     * @maxLength 120
     */
    region?: string;
    /**
     * @minLength 1
     * @maxLength 300
     */
    street?: string;
  }[];
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  birthday?: string;
  /** @maxItems 100 */
  consents?: {
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    at: string;
    channel: 'email' | 'phone' | 'sms' | 'letter' | 'social';
    /**
     * @minLength 1
     * @maxLength 200
     */
    how: string;
    /**
     * @minLength 1
     * @maxLength 500
     */
    proof?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    purpose: string;
    state: 'given' | 'withdrawn';
  }[];
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  createdBy?: string;
  /** @pattern ^[A-Z]{3}$ */
  currency?: string;
  customFields?: Partial<
    Record<
      string,
      | string
      | number
      | boolean
      | {
          /** @pattern ^-?\d{1,15}(\.\d{1,4})?$ */
          amount: string;
          /** @pattern ^[A-Z]{3}$ */
          currency: string;
        }
      | string[]
    >
  >;
  /** @maxItems 50 */
  emails?: {
    /**
     * @format email
     * @maxLength 254
     * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
     */
    address: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
  }[];
  /**
   * @min 0
   * @max 100000000
   */
  employees?: number;
  /**
   * The id in another system; no two records share one.
   * @minLength 1
   * @maxLength 100
   */
  externalId?: string;
  /**
   * @minLength 1
   * @maxLength 150
   */
  familyName?: string;
  /** Told by a system that knows the orders. The rules of stages and grades look at it. */
  figures?: {
    /**
     * Orders within the last twelve months.
     * @min 0
     * @max 1000000000
     */
    orders12m?: number;
    /** What they came to. */
    spend12m?: {
      /** @pattern ^-?\d{1,15}(\.\d{1,4})?$ */
      amount: string;
      /** @pattern ^[A-Z]{3}$ */
      currency: string;
    };
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    lastOrderAt?: string;
  };
  /** External ids of accounts that went into this one. */
  formerExternalIds?: string[];
  /**
   * @minLength 1
   * @maxLength 150
   */
  givenName?: string;
  grade?: 'A' | 'B' | 'C' | 'D';
  gradeBy?: 'person' | 'rules';
  id: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  industry?: string;
  kind: 'organization' | 'person';
  /**
   * @maxLength 35
   * @pattern ^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$
   */
  language?: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  legalName?: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  name: string;
  /** The number that people read out. */
  number: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  occupation?: string;
  /**
   * @minLength 1
   * @maxLength 128
   */
  ownerId?: string;
  /** @maxItems 50 */
  phones?: {
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
    number: string;
  }[];
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  region?: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  source?: string;
  stage?: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back';
  stageBy?: 'person' | 'rules';
  /** @maxItems 100 */
  tags?: string[];
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  teamId?: string;
  territoryBy?: 'person' | 'rules';
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  territoryId?: string;
  /**
   * @maxLength 64
   * @pattern ^[A-Za-z]
   */
  timeZone?: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  tradeName?: string;
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

export interface AccountBatchResults {
  results: {
    problem?: {
      detail: string;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      status: number;
      type: string;
      [key: string]: any;
    };
    record?: Account;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    status: number;
  }[];
}

export interface AccountEntry {
  /**
   * @maxItems 50
   * @default []
   */
  addresses?: {
    /**
     * @minLength 1
     * @maxLength 120
     */
    city?: string;
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
    /**
     * @minLength 1
     * @maxLength 30
     */
    postalCode?: string;
    /**
     * @minLength 1
     * @maxLength 120
     */
    region?: string;
    /**
     * @minLength 1
     * @maxLength 300
     */
    street?: string;
  }[];
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  birthday?: string;
  /**
   * @maxItems 100
   * @default []
   */
  consents?: {
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    at: string;
    channel: 'email' | 'phone' | 'sms' | 'letter' | 'social';
    /**
     * @minLength 1
     * @maxLength 200
     */
    how: string;
    /**
     * @minLength 1
     * @maxLength 500
     */
    proof?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    purpose: string;
    state: 'given' | 'withdrawn';
  }[];
  /** @pattern ^[A-Z]{3}$ */
  currency?: string;
  /** @default {} */
  customFields?: Partial<
    Record<
      string,
      | string
      | number
      | boolean
      | {
          /** @pattern ^-?\d{1,15}(\.\d{1,4})?$ */
          amount: string;
          /** @pattern ^[A-Z]{3}$ */
          currency: string;
        }
      | string[]
    >
  >;
  /**
   * @maxItems 50
   * @default []
   */
  emails?: {
    /**
     * @format email
     * @maxLength 254
     * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
     */
    address: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
  }[];
  /**
   * @min 0
   * @max 100000000
   */
  employees?: number;
  /**
   * The id in another system; no two records share one.
   * @minLength 1
   * @maxLength 100
   */
  externalId?: string;
  /**
   * @minLength 1
   * @maxLength 150
   */
  familyName?: string;
  /** Told by a system that knows the orders. The rules of stages and grades look at it. */
  figures?: {
    /**
     * Orders within the last twelve months.
     * @min 0
     * @max 1000000000
     */
    orders12m?: number;
    /** What they came to. */
    spend12m?: {
      /** @pattern ^-?\d{1,15}(\.\d{1,4})?$ */
      amount: string;
      /** @pattern ^[A-Z]{3}$ */
      currency: string;
    };
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    lastOrderAt?: string;
  };
  /**
   * @minLength 1
   * @maxLength 150
   */
  givenName?: string;
  grade?: 'A' | 'B' | 'C' | 'D';
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  industry?: string;
  kind: 'organization' | 'person';
  /**
   * @maxLength 35
   * @pattern ^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$
   */
  language?: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  legalName?: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  name?: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  occupation?: string;
  /**
   * @minLength 1
   * @maxLength 128
   */
  ownerId?: string;
  /**
   * @maxItems 50
   * @default []
   */
  phones?: {
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
    /**
     * @minLength 1
     * @maxLength 60
     */
    number: string;
  }[];
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  region?: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  source?: string;
  stage?: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back';
  /**
   * @maxItems 100
   * @default []
   */
  tags?: string[];
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  teamId?: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  territoryId?: string;
  /**
   * @maxLength 64
   * @pattern ^[A-Za-z]
   */
  timeZone?: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  tradeName?: string;
}

export interface AccountEntryBatch {
  /**
   * Each as AccountEntry.
   * @maxItems 50
   * @minItems 1
   */
  entries: Record<string, any>[];
}

export interface AccountPatch {
  addresses?:
    | {
        /**
         * @minLength 1
         * @maxLength 120
         */
        city?: string;
        /** @pattern ^[A-Z]{2}$ */
        country?: string;
        /**
         * In the words of whoever entered it: `work`, `home`.
         * @minLength 1
         * @maxLength 60
         */
        label?: string;
        /**
         * @minLength 1
         * @maxLength 30
         */
        postalCode?: string;
        /**
         * @minLength 1
         * @maxLength 120
         */
        region?: string;
        /**
         * @minLength 1
         * @maxLength 300
         */
        street?: string;
      }[]
    | null;
  birthday?: string | null;
  consents?:
    | {
        /**
         * @format date-time
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
         */
        at: string;
        channel: 'email' | 'phone' | 'sms' | 'letter' | 'social';
        /**
         * @minLength 1
         * @maxLength 200
         */
        how: string;
        /**
         * @minLength 1
         * @maxLength 500
         */
        proof?: string;
        /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
        purpose: string;
        state: 'given' | 'withdrawn';
      }[]
    | null;
  currency?: string | null;
  customFields?: Partial<
    Record<
      string,
      | (
          | string
          | number
          | boolean
          | {
              /** @pattern ^-?\d{1,15}(\.\d{1,4})?$ */
              amount: string;
              /** @pattern ^[A-Z]{3}$ */
              currency: string;
            }
          | string[]
        )
      | null
    >
  > | null;
  emails?:
    | {
        /**
         * @format email
         * @maxLength 254
         * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
         */
        address: string;
        /**
         * In the words of whoever entered it: `work`, `home`.
         * @minLength 1
         * @maxLength 60
         */
        label?: string;
      }[]
    | null;
  employees?: number | null;
  externalId?: string | null;
  familyName?: string | null;
  figures?: {
    /** Orders within the last twelve months. */
    orders12m?: number | null;
    /** What they came to. */
    spend12m?: {
      /** @pattern ^-?\d{1,15}(\.\d{1,4})?$ */
      amount: string;
      /** @pattern ^[A-Z]{3}$ */
      currency: string;
    } | null;
    lastOrderAt?: string | null;
  } | null;
  givenName?: string | null;
  grade?: 'A' | 'B' | 'C' | 'D' | null;
  industry?: string | null;
  kind?: 'organization' | 'person';
  language?: string | null;
  legalName?: string | null;
  name?: string | null;
  occupation?: string | null;
  ownerId?: string | null;
  phones?:
    | {
        /** @pattern ^[A-Z]{2}$ */
        country?: string;
        /**
         * In the words of whoever entered it: `work`, `home`.
         * @minLength 1
         * @maxLength 60
         */
        label?: string;
        /**
         * @minLength 1
         * @maxLength 60
         */
        number: string;
      }[]
    | null;
  region?: string | null;
  source?: string | null;
  stage?: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back' | null;
  tags?: string[] | null;
  teamId?: string | null;
  territoryId?: string | null;
  timeZone?: string | null;
  tradeName?: string | null;
}

export interface AccountSummary {
  /** @maxItems 50 */
  emails?: {
    /**
     * @format email
     * @maxLength 254
     * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
     */
    address: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
  }[];
  grade?: 'A' | 'B' | 'C' | 'D';
  id: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  industry?: string;
  kind: 'organization' | 'person';
  /**
   * @minLength 1
   * @maxLength 300
   */
  name: string;
  /** The number that people read out. */
  number: string;
  /**
   * @minLength 1
   * @maxLength 128
   */
  ownerId?: string;
  /** @maxItems 50 */
  phones?: {
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
    number: string;
  }[];
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  region?: string;
  stage?: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back';
  /** @maxItems 100 */
  tags?: string[];
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  teamId?: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  territoryId?: string;
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

export interface CodeList {
  /** @maxItems 500 */
  codes: {
    /** @default true */
    active: boolean;
    code: string | 'A' | 'B' | 'C' | 'D';
    label: {
      /**
       * @minLength 1
       * @maxLength 120
       */
      'zh-Hans'?: string;
      /**
       * @minLength 1
       * @maxLength 120
       */
      'zh-Hant'?: string;
      /**
       * @minLength 1
       * @maxLength 120
       */
      en: string;
    };
  }[];
  id: 'industry' | 'occupation' | 'region' | 'source' | 'grade-labels' | 'stage-labels';
}

export interface CodeListBody {
  /** @maxItems 500 */
  codes: {
    /** @default true */
    active?: boolean;
    code: string | 'A' | 'B' | 'C' | 'D';
    label: {
      /**
       * @minLength 1
       * @maxLength 120
       */
      'zh-Hans'?: string;
      /**
       * @minLength 1
       * @maxLength 120
       */
      'zh-Hant'?: string;
      /**
       * @minLength 1
       * @maxLength 120
       */
      en: string;
    };
  }[];
  id?: 'industry' | 'occupation' | 'region' | 'source' | 'grade-labels' | 'stage-labels';
}

export interface Contact {
  /**
   * @minLength 1
   * @maxLength 40
   */
  accountId: string;
  /** @maxItems 50 */
  addresses?: {
    /**
     * @minLength 1
     * @maxLength 120
     */
    city?: string;
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
    /**
     * @minLength 1
     * @maxLength 30
     */
    postalCode?: string;
    /**
     * @minLength 1
     * @maxLength 120
     */
    region?: string;
    /**
     * @minLength 1
     * @maxLength 300
     */
    street?: string;
  }[];
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  birthday?: string;
  /** @maxItems 100 */
  consents?: {
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    at: string;
    channel: 'email' | 'phone' | 'sms' | 'letter' | 'social';
    /**
     * @minLength 1
     * @maxLength 200
     */
    how: string;
    /**
     * @minLength 1
     * @maxLength 500
     */
    proof?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    purpose: string;
    state: 'given' | 'withdrawn';
  }[];
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  createdBy?: string;
  customFields?: Partial<
    Record<
      string,
      | string
      | number
      | boolean
      | {
          /** @pattern ^-?\d{1,15}(\.\d{1,4})?$ */
          amount: string;
          /** @pattern ^[A-Z]{3}$ */
          currency: string;
        }
      | string[]
    >
  >;
  /** @maxItems 50 */
  emails?: {
    /**
     * @format email
     * @maxLength 254
     * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
     */
    address: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
  }[];
  /**
   * The id in another system; no two records share one.
   * @minLength 1
   * @maxLength 100
   */
  externalId?: string;
  /**
   * @minLength 1
   * @maxLength 150
   */
  familyName?: string;
  /**
   * @minLength 1
   * @maxLength 150
   */
  givenName?: string;
  id: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  jobTitle?: string;
  /**
   * @maxLength 35
   * @pattern ^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$
   */
  language?: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  name: string;
  number: string;
  /**
   * @minLength 1
   * @maxLength 128
   */
  ownerId?: string;
  /** @maxItems 50 */
  phones?: {
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
    number: string;
  }[];
  preferredChannel?: 'email' | 'phone' | 'sms' | 'letter' | 'chat' | 'visit';
  /**
   * @minLength 1
   * @maxLength 40
   */
  reportsToId?: string;
  role?: 'decision-maker' | 'influencer' | 'user' | 'payer' | 'technical' | 'other';
  /** @maxItems 100 */
  tags?: string[];
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  teamId?: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  territoryId?: string;
  /**
   * @maxLength 64
   * @pattern ^[A-Za-z]
   */
  timeZone?: string;
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

export interface ContactBatchResults {
  results: {
    problem?: {
      detail: string;
      /**
       * @min -9007199254740991
       * @max 9007199254740991
       */
      status: number;
      type: string;
      [key: string]: any;
    };
    record?: Contact;
    /**
     * @min -9007199254740991
     * @max 9007199254740991
     */
    status: number;
  }[];
}

export interface ContactCard {
  /**
   * @minLength 1
   * @maxLength 40
   */
  accountId: string;
  /** @maxItems 50 */
  emails?: {
    /**
     * @format email
     * @maxLength 254
     * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
     */
    address: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
  }[];
  id: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  jobTitle?: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  name: string;
  number: string;
  /**
   * @minLength 1
   * @maxLength 128
   */
  ownerId?: string;
  /** @maxItems 50 */
  phones?: {
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
    number: string;
  }[];
  preferredChannel?: 'email' | 'phone' | 'sms' | 'letter' | 'chat' | 'visit';
  /**
   * @minLength 1
   * @maxLength 40
   */
  reportsToId?: string;
  role?: 'decision-maker' | 'influencer' | 'user' | 'payer' | 'technical' | 'other';
  /** @maxItems 100 */
  tags?: string[];
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  teamId?: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  territoryId?: string;
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

export interface ContactEntry {
  /**
   * @minLength 1
   * @maxLength 40
   */
  accountId: string;
  /**
   * @maxItems 50
   * @default []
   */
  addresses?: {
    /**
     * @minLength 1
     * @maxLength 120
     */
    city?: string;
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
    /**
     * @minLength 1
     * @maxLength 30
     */
    postalCode?: string;
    /**
     * @minLength 1
     * @maxLength 120
     */
    region?: string;
    /**
     * @minLength 1
     * @maxLength 300
     */
    street?: string;
  }[];
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  birthday?: string;
  /**
   * @maxItems 100
   * @default []
   */
  consents?: {
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    at: string;
    channel: 'email' | 'phone' | 'sms' | 'letter' | 'social';
    /**
     * @minLength 1
     * @maxLength 200
     */
    how: string;
    /**
     * @minLength 1
     * @maxLength 500
     */
    proof?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    purpose: string;
    state: 'given' | 'withdrawn';
  }[];
  /** @default {} */
  customFields?: Partial<
    Record<
      string,
      | string
      | number
      | boolean
      | {
          /** @pattern ^-?\d{1,15}(\.\d{1,4})?$ */
          amount: string;
          /** @pattern ^[A-Z]{3}$ */
          currency: string;
        }
      | string[]
    >
  >;
  /**
   * @maxItems 50
   * @default []
   */
  emails?: {
    /**
     * @format email
     * @maxLength 254
     * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
     */
    address: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
  }[];
  /**
   * The id in another system; no two records share one.
   * @minLength 1
   * @maxLength 100
   */
  externalId?: string;
  /**
   * @minLength 1
   * @maxLength 150
   */
  familyName?: string;
  /**
   * @minLength 1
   * @maxLength 150
   */
  givenName?: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  jobTitle?: string;
  /**
   * @maxLength 35
   * @pattern ^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$
   */
  language?: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  name?: string;
  /**
   * @minLength 1
   * @maxLength 128
   */
  ownerId?: string;
  /**
   * @maxItems 50
   * @default []
   */
  phones?: {
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
    /**
     * @minLength 1
     * @maxLength 60
     */
    number: string;
  }[];
  preferredChannel?: 'email' | 'phone' | 'sms' | 'letter' | 'chat' | 'visit';
  /**
   * @minLength 1
   * @maxLength 40
   */
  reportsToId?: string;
  role?: 'decision-maker' | 'influencer' | 'user' | 'payer' | 'technical' | 'other';
  /**
   * @maxItems 100
   * @default []
   */
  tags?: string[];
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  teamId?: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  territoryId?: string;
  /**
   * @maxLength 64
   * @pattern ^[A-Za-z]
   */
  timeZone?: string;
}

export interface ContactEntryBatch {
  /**
   * Each as ContactEntry.
   * @maxItems 50
   * @minItems 1
   */
  entries: Record<string, any>[];
}

export interface ContactPatch {
  /**
   * @minLength 1
   * @maxLength 40
   */
  accountId?: string;
  addresses?:
    | {
        /**
         * @minLength 1
         * @maxLength 120
         */
        city?: string;
        /** @pattern ^[A-Z]{2}$ */
        country?: string;
        /**
         * In the words of whoever entered it: `work`, `home`.
         * @minLength 1
         * @maxLength 60
         */
        label?: string;
        /**
         * @minLength 1
         * @maxLength 30
         */
        postalCode?: string;
        /**
         * @minLength 1
         * @maxLength 120
         */
        region?: string;
        /**
         * @minLength 1
         * @maxLength 300
         */
        street?: string;
      }[]
    | null;
  birthday?: string | null;
  consents?:
    | {
        /**
         * @format date-time
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
         */
        at: string;
        channel: 'email' | 'phone' | 'sms' | 'letter' | 'social';
        /**
         * @minLength 1
         * @maxLength 200
         */
        how: string;
        /**
         * @minLength 1
         * @maxLength 500
         */
        proof?: string;
        /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
        purpose: string;
        state: 'given' | 'withdrawn';
      }[]
    | null;
  customFields?: Partial<
    Record<
      string,
      | (
          | string
          | number
          | boolean
          | {
              /** @pattern ^-?\d{1,15}(\.\d{1,4})?$ */
              amount: string;
              /** @pattern ^[A-Z]{3}$ */
              currency: string;
            }
          | string[]
        )
      | null
    >
  > | null;
  emails?:
    | {
        /**
         * @format email
         * @maxLength 254
         * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
         */
        address: string;
        /**
         * In the words of whoever entered it: `work`, `home`.
         * @minLength 1
         * @maxLength 60
         */
        label?: string;
      }[]
    | null;
  externalId?: string | null;
  familyName?: string | null;
  givenName?: string | null;
  jobTitle?: string | null;
  language?: string | null;
  name?: string | null;
  ownerId?: string | null;
  phones?:
    | {
        /** @pattern ^[A-Z]{2}$ */
        country?: string;
        /**
         * In the words of whoever entered it: `work`, `home`.
         * @minLength 1
         * @maxLength 60
         */
        label?: string;
        /**
         * @minLength 1
         * @maxLength 60
         */
        number: string;
      }[]
    | null;
  preferredChannel?: 'email' | 'phone' | 'sms' | 'letter' | 'chat' | 'visit' | null;
  reportsToId?: string | null;
  role?: 'decision-maker' | 'influencer' | 'user' | 'payer' | 'technical' | 'other' | null;
  tags?: string[] | null;
  teamId?: string | null;
  territoryId?: string | null;
  timeZone?: string | null;
}

export interface ContactSummary {
  /**
   * @minLength 1
   * @maxLength 40
   */
  accountId: string;
  /** @maxItems 50 */
  emails?: {
    /**
     * @format email
     * @maxLength 254
     * @pattern ^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$
     */
    address: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
  }[];
  id: string;
  /**
   * @minLength 1
   * @maxLength 200
   */
  jobTitle?: string;
  /**
   * @minLength 1
   * @maxLength 300
   */
  name: string;
  number: string;
  /**
   * @minLength 1
   * @maxLength 128
   */
  ownerId?: string;
  /** @maxItems 50 */
  phones?: {
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    /**
     * In the words of whoever entered it: `work`, `home`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
    number: string;
  }[];
  role?: 'decision-maker' | 'influencer' | 'user' | 'payer' | 'technical' | 'other';
  /** @maxItems 100 */
  tags?: string[];
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  teamId?: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  territoryId?: string;
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

export interface CustomField {
  /**
   * @maxItems 200
   * @minItems 1
   */
  choices?: {
    /** @default true */
    active: boolean;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    code: string;
    label: {
      /**
       * @minLength 1
       * @maxLength 120
       */
      'zh-Hans'?: string;
      /**
       * @minLength 1
       * @maxLength 120
       */
      'zh-Hant'?: string;
      /**
       * @minLength 1
       * @maxLength 120
       */
      en: string;
    };
  }[];
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  from?: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  id: string;
  kind: 'text' | 'number' | 'money' | 'date' | 'choice' | 'multi-choice' | 'yes-no' | 'link';
  label: {
    /**
     * @minLength 1
     * @maxLength 120
     */
    'zh-Hans'?: string;
    /**
     * @minLength 1
     * @maxLength 120
     */
    'zh-Hant'?: string;
    /**
     * @minLength 1
     * @maxLength 120
     */
    en: string;
  };
  max?: number;
  /**
   * @min 1
   * @max 2000
   */
  maxLength?: number;
  min?: number;
  /**
   * @min 0
   * @max 2000
   */
  minLength?: number;
  recordType: 'account' | 'contact';
  /** @default false */
  required: boolean;
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  to?: string;
  /** @default false */
  unique: boolean;
}

export interface CustomFieldBody {
  /**
   * @maxItems 200
   * @minItems 1
   */
  choices?: {
    /** @default true */
    active?: boolean;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    code: string;
    label: {
      /**
       * @minLength 1
       * @maxLength 120
       */
      'zh-Hans'?: string;
      /**
       * @minLength 1
       * @maxLength 120
       */
      'zh-Hant'?: string;
      /**
       * @minLength 1
       * @maxLength 120
       */
      en: string;
    };
  }[];
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  from?: string;
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  id?: string;
  kind: 'text' | 'number' | 'money' | 'date' | 'choice' | 'multi-choice' | 'yes-no' | 'link';
  label: {
    /**
     * @minLength 1
     * @maxLength 120
     */
    'zh-Hans'?: string;
    /**
     * @minLength 1
     * @maxLength 120
     */
    'zh-Hant'?: string;
    /**
     * @minLength 1
     * @maxLength 120
     */
    en: string;
  };
  max?: number;
  /**
   * @min 1
   * @max 2000
   */
  maxLength?: number;
  min?: number;
  /**
   * @min 0
   * @max 2000
   */
  minLength?: number;
  recordType?: 'account' | 'contact';
  /** @default false */
  required?: boolean;
  /**
   * @format date
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))$
   */
  to?: string;
  /** @default false */
  unique?: boolean;
}

export interface CustomerAround {
  contacts: ContactCard[];
  /** The parts of which there is more than is shown. */
  more: string[];
  profile: Account;
  tickets: TicketCard[];
  [key: string]: any;
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

export interface DuplicatePair {
  /**
   * @maxItems 2
   * @minItems 2
   */
  accounts: {
    id: string;
    name: string;
    number: string;
  }[];
  because: string[];
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  foundAt: string;
  id: string;
  /**
   * @min 0
   * @max 1
   */
  score: number;
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
}

export interface Erasure {
  /** The account that is erased; absent for a contact. */
  accountId?: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  agreedAt?: string;
  /** `person:<id>` */
  agreedBy?: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  completedAt?: string;
  /** The contact that is erased. */
  contactId?: string;
  id: string;
  /** How far it is, in the order in which it goes. */
  parts?: {
    part: 'imports' | 'records' | 'exports' | 'letters' | 'confirmation';
    status: 'waiting' | 'running' | 'done';
  }[];
  /** When it is complete. */
  proof?: ErasureProof;
  reason: 'asked' | 'consent-withdrawn' | 'objected' | 'no-longer-needed' | 'unlawful' | 'legal-obligation';
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  refusedAt?: string;
  /** `person:<id>` */
  refusedBy?: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  requestedAt: string;
  /** `person:<id>` */
  requestedBy: string;
  status: 'requested' | 'refused' | 'running' | 'complete';
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
  /** What must end before it goes on. */
  waitsFor?: 'import' | 'export' | 'merge' | 'confirmation';
}

export interface ErasureBody {
  reason: 'asked' | 'consent-withdrawn' | 'objected' | 'no-longer-needed' | 'unlawful' | 'legal-obligation';
}

export interface ErasureProof {
  /** Where copies that nobody can reach by the API live on, and for how many days at the most. */
  livesOn: {
    /**
     * @min 1
     * @max 9007199254740991
     */
    days: number;
    where: 'stream' | 'unfinished-uploads' | 'queues' | 'backups';
  }[];
  /** How many, by what they were. Of a job, its files. */
  removed: Partial<
    Record<'account' | 'contact' | 'ticket' | 'merge' | 'import' | 'export' | 'privacy-export' | 'letter', number>
  >;
}

export interface Export {
  /**
   * Fields of the record, custom ones as `customFields.<id>`, in the order in which they are wanted; left out, all. Those that the asker may not see are left out.
   * @maxItems 200
   * @minItems 1
   */
  columns?: string[];
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  createdBy: string;
  /** Those that are written; large exports are in several. */
  files: {
    name: string;
    of:
      | 'accounts'
      | 'contacts'
      | 'duplicates'
      | 'code-lists'
      | 'custom-fields'
      | 'stage-rules'
      | 'saved-views'
      | 'tickets'
      | 'timeline'
      | 'merges';
    /**
     * @min 0
     * @max 9007199254740991
     */
    rows: number;
    /**
     * In bytes.
     * @min 0
     * @max 9007199254740991
     */
    size: number;
    /** A link that opens for 15 minutes; in answers about one export. */
    url?: string;
  }[];
  /**
   * Its files are gone: it was stopped, or the data of somebody in them was erased.
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  filesRemovedAt?: string;
  filter: {
    /**
     * @minLength 1
     * @maxLength 40
     */
    accountId?: string;
    /**
     * Changed at this moment or later.
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    changedSince?: string;
    grade?: 'A' | 'B' | 'C' | 'D';
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    industry?: string;
    kind?: 'organization' | 'person';
    /**
     * @minLength 1
     * @maxLength 128
     */
    ownerId?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    region?: string;
    role?: 'decision-maker' | 'influencer' | 'user' | 'payer' | 'technical' | 'other';
    stage?: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back';
    /**
     * One of the tags, as it is written.
     * @minLength 1
     * @maxLength 60
     */
    tag?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    teamId?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    territoryId?: string;
  };
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  finishedAt?: string;
  format: 'ndjson' | 'csv' | 'xlsx' | 'labels';
  id: string;
  of: 'accounts' | 'contacts' | 'duplicates' | 'everything';
  /**
   * Read so far.
   * @min 0
   * @max 9007199254740991
   */
  rows: number;
  status: 'running' | 'done' | 'stopped';
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
  /** Why it stopped. */
  why?: string;
}

export interface ExportEntry {
  /**
   * Fields of the record, custom ones as `customFields.<id>`, in the order in which they are wanted; left out, all. Those that the asker may not see are left out.
   * @maxItems 200
   * @minItems 1
   */
  columns?: string[];
  filter?: {
    /**
     * @minLength 1
     * @maxLength 40
     */
    accountId?: string;
    /**
     * Changed at this moment or later.
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    changedSince?: string;
    grade?: 'A' | 'B' | 'C' | 'D';
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    industry?: string;
    kind?: 'organization' | 'person';
    /**
     * @minLength 1
     * @maxLength 128
     */
    ownerId?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    region?: string;
    role?: 'decision-maker' | 'influencer' | 'user' | 'payer' | 'technical' | 'other';
    stage?: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back';
    /**
     * One of the tags, as it is written.
     * @minLength 1
     * @maxLength 60
     */
    tag?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    teamId?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    territoryId?: string;
  };
  /** `ndjson`: a record on each line, whole. `csv`, `xlsx`: a row for each. `labels`: a page of address labels to print, A4, 3 by 8. Everything comes as NDJSON. */
  format: 'ndjson' | 'csv' | 'xlsx' | 'labels';
  /** A list, as far as the asker sees it; or everything that is kept about customers: a file for each type, for those who may see all. */
  of: 'accounts' | 'contacts' | 'duplicates' | 'everything';
  /**
   * A saved view, whose filter and columns hold where this says nothing of its own.
   * @minLength 1
   * @maxLength 40
   */
  savedViewId?: string;
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
  /** What changed, by ids and codes: `departmentId`, `fromDepartmentId`, `assigneeId`, `messageId`, `level`, and `late`: the target that an escalation is for, `first-response` or `resolution`. */
  details: Partial<Record<string, string | number>>;
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
  why?: string;
}

export interface Import {
  columns: {
    name: string;
    /** Of the first rows, cut. */
    samples: string[];
  }[];
  counts: {
    /**
     * @min 0
     * @max 9007199254740991
     */
    created: number;
    /**
     * @min 0
     * @max 9007199254740991
     */
    duplicate: number;
    /**
     * @min 0
     * @max 9007199254740991
     */
    refused: number;
    /**
     * @min 0
     * @max 9007199254740991
     */
    unchanged: number;
    /**
     * @min 0
     * @max 9007199254740991
     */
    updated: number;
  };
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  createdBy: string;
  dryRun?: {
    counts: {
      /**
       * @min 0
       * @max 9007199254740991
       */
      created: number;
      /**
       * @min 0
       * @max 9007199254740991
       */
      duplicate: number;
      /**
       * @min 0
       * @max 9007199254740991
       */
      refused: number;
      /**
       * @min 0
       * @max 9007199254740991
       */
      unchanged: number;
      /**
       * @min 0
       * @max 9007199254740991
       */
      updated: number;
    };
    /**
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    finishedAt: string;
    problems: {
      column?: string;
      field?: string;
      reason: string;
      /**
       * @exclusiveMin 0
       * @max 9007199254740991
       */
      row: number;
    }[];
  };
  encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';
  fileName: string;
  /**
   * Its files are gone, since somebody in them may have been erased; so are the names of its columns.
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  filesRemovedAt?: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  finishedAt?: string;
  format?: 'csv' | 'xlsx' | 'vcard';
  id: string;
  mapping: {
    /**
     * Counted from 0.
     * @min 0
     * @max 199
     */
    column: number;
    /**
     * @minLength 1
     * @maxLength 100
     */
    field: string;
    /**
     * Of e-mails, phones and addresses: `work`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
  }[];
  options: {
    allowDuplicates: boolean;
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    dateOrder?: 'dmy' | 'mdy';
    kind?: 'organization' | 'person';
  };
  /** The first of them. */
  problems: {
    column?: string;
    field?: string;
    reason: string;
    /**
     * @exclusiveMin 0
     * @max 9007199254740991
     */
    row: number;
  }[];
  progress: {
    /**
     * @min 0
     * @max 9007199254740991
     */
    rows: number;
    /**
     * @min 0
     * @max 1
     */
    share: number;
  };
  recordType: 'account' | 'contact';
  separator?: ',' | ';' | '\t' | '|';
  /**
   * @min -9007199254740991
   * @max 9007199254740991
   */
  size?: number;
  status: 'waiting' | 'reading' | 'unreadable' | 'ready' | 'rehearsing' | 'running' | 'stopped' | 'done';
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
  /** Why the file cannot be read, or why the import stopped. */
  why?: string;
}

export interface ImportEntry {
  /**
   * @minLength 1
   * @maxLength 200
   */
  fileName: string;
  /** Left out, the name and the content say it. */
  format?: 'csv' | 'xlsx' | 'vcard';
  recordType: 'account' | 'contact';
  /**
   * In bytes; 2 GB at the most.
   * @min 1
   * @max 2147483648
   */
  size?: number;
}

export interface ImportPatch {
  /** @maxItems 200 */
  mapping?: {
    /**
     * Counted from 0.
     * @min 0
     * @max 199
     */
    column: number;
    /**
     * @minLength 1
     * @maxLength 100
     */
    field: string;
    /**
     * Of e-mails, phones and addresses: `work`.
     * @minLength 1
     * @maxLength 60
     */
    label?: string;
  }[];
  options?: {
    allowDuplicates?: boolean;
    /** @pattern ^[A-Z]{2}$ */
    country?: string;
    dateOrder?: 'dmy' | 'mdy';
    kind?: 'organization' | 'person';
  };
}

export interface ImportReading {
  encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';
  separator?: ',' | ';' | '\t' | '|';
}

export interface ImportRow {
  column?: string;
  field?: string;
  id?: string;
  number?: string;
  outcome: 'created' | 'updated' | 'unchanged' | 'duplicate' | 'refused';
  reason?: string;
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  row: number;
}

export interface Merge {
  id: string;
  kept?: string[];
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  mergedAt: string;
  mergedBy: string;
  moved: {
    /**
     * @min 0
     * @max 9007199254740991
     */
    contacts: number;
    /**
     * @min 0
     * @max 9007199254740991
     */
    tickets: number;
    /**
     * @min 0
     * @max 9007199254740991
     */
    timeline: number;
  };
  setAside: Partial<Record<string, any>>;
  sourceId: string;
  /** The records are as they shall be at once; what hangs on the source follows while it says so. */
  status: 'moving' | 'moved' | 'undoing' | 'undone';
  targetId: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  undoneAt?: string;
  undoneBy?: string;
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
}

export interface MergeBody {
  /**
   * Whose value holds, by field: `customFields.<id>` for custom ones. The target's if silent.
   * @default {}
   */
  fields?: Partial<Record<string, 'target' | 'source'>>;
  /**
   * The account that goes into the other one.
   * @minLength 1
   * @maxLength 40
   */
  sourceId: string;
}

export interface MovedTicket {
  channel: 'web' | 'email' | 'phone' | 'chat' | 'sms' | 'social' | 'fax' | 'letter' | 'visit';
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  /** The department that has it: people may have given it on. */
  currentDepartmentId: string;
  /** The department that it went to when it was routed. */
  departmentId: string;
  id: string;
  /** When a rule decided: empty for one that takes every ticket. */
  matched?: {
    channel?: 'web' | 'email' | 'phone' | 'chat' | 'sms' | 'social' | 'fax' | 'letter' | 'visit';
    product?: string;
    type?: 'feedback' | 'complaint' | 'question' | 'dispute' | 'repair' | 'return';
    word?: string;
  };
  /** The number that people read out. */
  number: string;
  routing: {
    by: 'rule' | 'default' | 'person';
    reason: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    ruleId?: string;
  };
  subject: string;
  type: 'feedback' | 'complaint' | 'question' | 'dispute' | 'repair' | 'return';
  /** The department that it would have gone to. */
  wouldBe: string;
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

export interface PrivacyExport {
  accountId?: string;
  contactId?: string;
  /** Links to the same in two forms, good for 15 minutes; there when it is done. */
  files?: {
    /** @format uri */
    html: string;
    /** @format uri */
    json: string;
  };
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  finishedAt?: string;
  id: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  requestedAt: string;
  /** `person:<id>` */
  requestedBy: string;
  status: 'running' | 'done' | 'erased';
  /**
   * @exclusiveMin 0
   * @max 9007199254740991
   */
  version: number;
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

export interface ReportResponseTimes {
  /**
   * Nine tenths of them were, in the same sense.
   * @min 0
   * @max 9007199254740991
   */
  p90Seconds?: number;
  /**
   * Tickets first answered in the period, whenever they came.
   * @min -9007199254740991
   * @max 9007199254740991
   */
  answered: number;
  /**
   * Half of them were answered this long after they came, or sooner. Absent when there were none.
   * @min 0
   * @max 9007199254740991
   */
  medianSeconds?: number;
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
  /** How long it took to answer first, a solution being an answer, too. Off by 5 % at the most. Absent where a report was made without it. */
  firstResponse?: {
    /** By the department that has the ticket now; those in which nothing was answered are left out. */
    byDepartment: Partial<Record<string, ReportResponseTimes>>;
    overall: ReportResponseTimes;
  };
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

export interface RoutingOutcome {
  /** False when there were more tickets in the week than could be looked at. */
  isComplete: boolean;
  /** Where the sample would go, and why. */
  sample?: {
    departmentId: string;
    /** When a rule decided: empty for one that takes every ticket. */
    matched?: {
      channel?: 'web' | 'email' | 'phone' | 'chat' | 'sms' | 'social' | 'fax' | 'letter' | 'visit';
      product?: string;
      type?: 'feedback' | 'complaint' | 'question' | 'dispute' | 'repair' | 'return';
      word?: string;
    };
    routing: {
      by: 'rule' | 'default' | 'person';
      reason: string;
      /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
      ruleId?: string;
    };
  };
  /** Those that would have gone elsewhere, the latest first. */
  tickets: MovedTicket[];
  /**
   * On how many tickets the rules were tried.
   * @min 0
   * @max 9007199254740991
   */
  tried: number;
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

export interface RoutingTrial {
  /** Rules that are not saved; without them, those that are. */
  rules?: RoutingRules;
  /** A condition on what is left out does not hold. */
  sample?: {
    channel?: 'web' | 'email' | 'phone' | 'chat' | 'sms' | 'social' | 'fax' | 'letter' | 'visit';
    /**
     * @minLength 1
     * @maxLength 200
     */
    product?: string;
    /**
     * @minLength 1
     * @maxLength 200
     */
    subject?: string;
    /**
     * @minLength 1
     * @maxLength 20000
     */
    text?: string;
    type?: 'feedback' | 'complaint' | 'question' | 'dispute' | 'repair' | 'return';
  };
}

export interface SavedView {
  /**
   * Fields of the record, custom ones as `customFields.<id>`, in the order in which they are shown.
   * @maxItems 30
   */
  columns: string[];
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  createdAt: string;
  filter: {
    /**
     * Changed at this moment or later.
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    changedSince?: string;
    grade?: 'A' | 'B' | 'C' | 'D';
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    industry?: string;
    kind?: 'organization' | 'person';
    /**
     * @minLength 1
     * @maxLength 128
     */
    ownerId?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    region?: string;
    role?: 'decision-maker' | 'influencer' | 'user' | 'payer' | 'technical' | 'other';
    stage?: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back';
    /**
     * One of the tags, as it is written.
     * @minLength 1
     * @maxLength 60
     */
    tag?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    teamId?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    territoryId?: string;
  };
  id: string;
  /**
   * @minLength 1
   * @maxLength 120
   */
  name: string;
  /** Whoever made it. */
  ownerId: string;
  recordType: 'account' | 'contact';
  /** Who sees the view beside whoever made it: nobody, everybody, or a team. */
  sharedWith:
    | 'nobody'
    | 'everybody'
    | {
        /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
        teamId: string;
      };
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

export interface SavedViewEntry {
  /**
   * Fields of the record, custom ones as `customFields.<id>`, in the order in which they are shown.
   * @maxItems 30
   * @default []
   */
  columns?: string[];
  /** @default {} */
  filter?: {
    /**
     * Changed at this moment or later.
     * @format date-time
     * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
     */
    changedSince?: string;
    grade?: 'A' | 'B' | 'C' | 'D';
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    industry?: string;
    kind?: 'organization' | 'person';
    /**
     * @minLength 1
     * @maxLength 128
     */
    ownerId?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    region?: string;
    role?: 'decision-maker' | 'influencer' | 'user' | 'payer' | 'technical' | 'other';
    stage?: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back';
    /**
     * One of the tags, as it is written.
     * @minLength 1
     * @maxLength 60
     */
    tag?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    teamId?: string;
    /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
    territoryId?: string;
  };
  /**
   * @minLength 1
   * @maxLength 120
   */
  name: string;
  recordType: 'account' | 'contact';
  /**
   * Who sees the view beside whoever made it: nobody, everybody, or a team.
   * @default "nobody"
   */
  sharedWith?:
    | 'nobody'
    | 'everybody'
    | {
        /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
        teamId: string;
      };
}

export interface SavedViewPatch {
  /**
   * Fields of the record, custom ones as `customFields.<id>`, in the order in which they are shown.
   * @maxItems 30
   */
  columns?: string[];
  filter?: {
    changedSince?: string | null;
    grade?: 'A' | 'B' | 'C' | 'D' | null;
    industry?: string | null;
    kind?: 'organization' | 'person' | null;
    ownerId?: string | null;
    region?: string | null;
    role?: 'decision-maker' | 'influencer' | 'user' | 'payer' | 'technical' | 'other' | null;
    stage?: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back' | null;
    tag?: string | null;
    teamId?: string | null;
    territoryId?: string | null;
  };
  /**
   * @minLength 1
   * @maxLength 120
   */
  name?: string;
  /** Who sees the view beside whoever made it: nobody, everybody, or a team. */
  sharedWith?:
    | 'nobody'
    | 'everybody'
    | {
        /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
        teamId: string;
      };
}

export interface SearchAnswer {
  /** @maxItems 20 */
  items: SearchHit[];
  /** There are more, or there may be: look for more words. */
  more: boolean;
}

export interface SearchHit {
  /** Of a contact: its organization. */
  accountId?: string;
  id: string;
  kind?: 'organization' | 'person';
  number: string;
  subtitle?: string;
  title: string;
  type: 'account' | 'contact' | 'ticket';
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

export interface StageChange {
  /** `person:<id>`, `machine:<id>` or `system:<step>`. */
  actor: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  at: string;
  by: 'person' | 'rules';
  fromGrade?: 'A' | 'B' | 'C' | 'D';
  fromStage?: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back';
  grade?: 'A' | 'B' | 'C' | 'D';
  id: string;
  /** The rule that moved it. */
  ruleId?: string;
  stage?: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back';
}

export interface StageRule {
  /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
  id: string;
  set:
    | {
        stage: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back';
      }
    | {
        grade: 'A' | 'B' | 'C' | 'D';
      };
  when: {
    /** Of `figures`. */
    orders12m?: {
      /**
       * @min 0
       * @max 1000000000
       */
      from?: number;
      /**
       * @min 0
       * @max 1000000000
       */
      to?: number;
    };
    /** Of `figures`, in this currency; one in another currency does not fit. */
    spend12m?: {
      /** @pattern ^[A-Z]{3}$ */
      currency: string;
      /** @pattern ^-?\d{1,15}(\.\d{1,4})?$ */
      from?: string;
      /** @pattern ^-?\d{1,15}(\.\d{1,4})?$ */
      to?: string;
    };
    /** Whole days since it was entered. */
    ageDays?: {
      /**
       * @min 0
       * @max 100000
       */
      from?: number;
      /**
       * @min 0
       * @max 100000
       */
      to?: number;
    };
    /**
     * The grade that it has by now.
     * @maxItems 20
     * @minItems 1
     */
    grades?: ('A' | 'B' | 'C' | 'D' | 'none')[];
    /**
     * @maxItems 20
     * @minItems 1
     */
    kinds?: ('organization' | 'person')[];
    /** Whole days since `figures.lastOrderAt`. */
    orderAgeDays?: {
      /**
       * @min 0
       * @max 100000
       */
      from?: number;
      /**
       * @min 0
       * @max 100000
       */
      to?: number;
    };
    /** Whole days since the last touch: a ticket that was submitted, answered, solved or taken up again, a new contact, an order by `figures.lastOrderAt`; without any, since it was entered. */
    silenceDays?: {
      /**
       * @min 0
       * @max 100000
       */
      from?: number;
      /**
       * @min 0
       * @max 100000
       */
      to?: number;
    };
    /**
     * The stage that it has by now.
     * @maxItems 20
     * @minItems 1
     */
    stages?: ('prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back' | 'none')[];
  };
}

export interface StageRules {
  /** @maxItems 100 */
  rules: StageRule[];
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
   * Its customer was erased, and with them every word of it.
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  erasedAt?: string;
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

export interface TicketCard {
  channel: 'web' | 'email' | 'phone' | 'chat' | 'sms' | 'social' | 'fax' | 'letter' | 'visit';
  departmentId?: string;
  /**
   * @min 0
   * @max 3
   */
  escalationLevel: number;
  id: string;
  number: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  receivedAt: string;
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  resolvedAt?: string;
  status: 'received' | 'queued' | 'assigned' | 'resolved';
  type: 'feedback' | 'complaint' | 'question' | 'dispute' | 'repair' | 'return';
}

export interface TicketMessage {
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  at: string;
  /** `person:<id>` or `machine:<id>`. */
  by: string;
  id: string;
  text: string;
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

export interface TimelineEntry {
  about: {
    id: string;
    type: string;
  };
  /**
   * @format date-time
   * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
   */
  at: string;
  /** `person:<id>`, `machine:<id>`, `customer` or `system:<step>`. */
  by: string;
  details: Partial<Record<string, string | number | string[]>>;
  id: string;
  what: string;
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
     * @description Whoever asked for it may not: it takes two.
     *
     * @tags Privacy
     * @name AgreeToErasure
     * @summary Agree to an erasure: from then on nobody can stop it
     * @request POST:/v1/erasures/{id}/agree
     * @secure
     */
    agreeToErasure: (id: string, params: RequestParams = {}) =>
      this.request<Erasure, Problem | GatewayMessage>({
        path: `/v1/erasures/${encodeURIComponent(id)}/agree`,
        method: 'POST',
        secure: true,
        format: 'json',
        ...params,
      }),

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
     * @description What may be a double is refused with 409 and its candidates; so is, always, an e-mail address that another has.
     *
     * @tags Accounts
     * @name CreateAccount
     * @summary Enter a customer
     * @request POST:/v1/accounts
     * @secure
     */
    createAccount: (
      data: AccountEntry,
      query?: {
        /** `true` writes it though it may be a double; what only one may have is refused all the same. */
        allowDuplicate?: 'true' | 'false';
      },
      params: RequestParams = {},
    ) =>
      this.request<Account, Problem | GatewayMessage>({
        path: `/v1/accounts`,
        method: 'POST',
        query: query,
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description Each for itself and in their order. What may be a double is refused with 409 and its candidates; so is, always, an e-mail address that another has.
     *
     * @tags Accounts
     * @name CreateAccounts
     * @summary Enter up to 50 customers
     * @request POST:/v1/accounts/batch
     * @secure
     */
    createAccounts: (
      data: AccountEntryBatch,
      query?: {
        /** `true` writes it though it may be a double; what only one may have is refused all the same. */
        allowDuplicate?: 'true' | 'false';
      },
      params: RequestParams = {},
    ) =>
      this.request<AccountBatchResults, Problem | GatewayMessage>({
        path: `/v1/accounts/batch`,
        method: 'POST',
        query: query,
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description Owner, team and territory are those of the organization unless they are given. What may be a double is refused with 409 and its candidates; so is, always, an e-mail address that another has.
     *
     * @tags Contacts
     * @name CreateContact
     * @summary Enter a person of an organization
     * @request POST:/v1/contacts
     * @secure
     */
    createContact: (
      data: ContactEntry,
      query?: {
        /** `true` writes it though it may be a double; what only one may have is refused all the same. */
        allowDuplicate?: 'true' | 'false';
      },
      params: RequestParams = {},
    ) =>
      this.request<Contact, Problem | GatewayMessage>({
        path: `/v1/contacts`,
        method: 'POST',
        query: query,
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description Each for itself and in their order. What may be a double is refused with 409 and its candidates; so is, always, an e-mail address that another has.
     *
     * @tags Contacts
     * @name CreateContacts
     * @summary Enter up to 50 contacts
     * @request POST:/v1/contacts/batch
     * @secure
     */
    createContacts: (
      data: ContactEntryBatch,
      query?: {
        /** `true` writes it though it may be a double; what only one may have is refused all the same. */
        allowDuplicate?: 'true' | 'false';
      },
      params: RequestParams = {},
    ) =>
      this.request<ContactBatchResults, Problem | GatewayMessage>({
        path: `/v1/contacts/batch`,
        method: 'POST',
        query: query,
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description As the asker sees it: records and fields that they may not see are left out, and filtering by a hidden field is refused. In CSV, a cell that a spreadsheet would compute begins with an apostrophe, which an import takes off again. Records that come after the start are not in it.
     *
     * @tags Exports
     * @name CreateExport
     * @summary Export a list, or everything
     * @request POST:/v1/exports
     * @secure
     */
    createExport: (data: ExportEntry, params: RequestParams = {}) =>
      this.request<Export, Problem | GatewayMessage>({
        path: `/v1/exports`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description Answers where to put the file: CSV (comma, semicolon, tab or bar; UTF-8, UTF-16, GB18030, Big5, Windows-1252), XLSX (its first sheet) or vCard 3 and 4. Then have it read.
     *
     * @tags Imports
     * @name CreateImport
     * @summary Begin an import
     * @request POST:/v1/imports
     * @secure
     */
    createImport: (data: ImportEntry, params: RequestParams = {}) =>
      this.request<
        {
          import: Import;
          upload: {
            headers: Partial<Record<string, string>>;
            url: string;
          };
        },
        Problem | GatewayMessage
      >({
        path: `/v1/imports`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
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
     * @description Whoever looks at it sees the records and fields that they may see.
     *
     * @tags Saved views
     * @name CreateSavedView
     * @summary Save a filter and columns of a list
     * @request POST:/v1/saved-views
     * @secure
     */
    createSavedView: (data: SavedViewEntry, params: RequestParams = {}) =>
      this.request<SavedView, Problem | GatewayMessage>({
        path: `/v1/saved-views`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description Records keep the values that they have; no further ones are accepted.
     *
     * @tags Custom fields
     * @name DeleteCustomField
     * @summary Take a custom field away
     * @request DELETE:/v1/custom-fields/{recordType}/{id}
     * @secure
     */
    deleteCustomField: (recordType: 'account' | 'contact', id: string, params: RequestParams = {}) =>
      this.request<void, Problem | GatewayMessage>({
        path: `/v1/custom-fields/${encodeURIComponent(recordType)}/${encodeURIComponent(id)}`,
        method: 'DELETE',
        secure: true,
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
     * @tags Saved views
     * @name DeleteSavedView
     * @summary Delete a saved view
     * @request DELETE:/v1/saved-views/{id}
     * @secure
     */
    deleteSavedView: (id: string, params: RequestParams = {}) =>
      this.request<void, Problem | GatewayMessage>({
        path: `/v1/saved-views/${encodeURIComponent(id)}`,
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
     * @tags Accounts
     * @name DismissDuplicate
     * @summary Say that a pair is two customers
     * @request POST:/v1/duplicates/{id}/dismiss
     * @secure
     */
    dismissDuplicate: (id: string, params: RequestParams = {}) =>
      this.request<void, Problem | GatewayMessage>({
        path: `/v1/duplicates/${encodeURIComponent(id)}/dismiss`,
        method: 'POST',
        secure: true,
        ...params,
      }),

    /**
     * @description It may be asked for once at a time, and for each once for all.
     *
     * @tags Privacy
     * @name EraseAccount
     * @summary Ask for a customer to be erased, with their contacts, their tickets and all that was merged into them
     * @request POST:/v1/accounts/{id}/privacy/erase
     * @secure
     */
    eraseAccount: (id: string, data: ErasureBody, params: RequestParams = {}) =>
      this.request<Erasure, Problem | GatewayMessage>({
        path: `/v1/accounts/${encodeURIComponent(id)}/privacy/erase`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description It may be asked for once at a time, and for each once for all.
     *
     * @tags Privacy
     * @name EraseContact
     * @summary Ask for a contact to be erased, with their tickets
     * @request POST:/v1/contacts/{id}/privacy/erase
     * @secure
     */
    eraseContact: (id: string, data: ErasureBody, params: RequestParams = {}) =>
      this.request<Erasure, Problem | GatewayMessage>({
        path: `/v1/contacts/${encodeURIComponent(id)}/privacy/erase`,
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
     * @tags Privacy
     * @name ExportAccountPrivately
     * @summary Gather all that is kept of a customer, to hand it to them
     * @request POST:/v1/accounts/{id}/privacy/export
     * @secure
     */
    exportAccountPrivately: (id: string, params: RequestParams = {}) =>
      this.request<PrivacyExport, Problem | GatewayMessage>({
        path: `/v1/accounts/${encodeURIComponent(id)}/privacy/export`,
        method: 'POST',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Privacy
     * @name ExportContactPrivately
     * @summary Gather all that is kept of a contact, to hand it to them
     * @request POST:/v1/contacts/{id}/privacy/export
     * @secure
     */
    exportContactPrivately: (id: string, params: RequestParams = {}) =>
      this.request<PrivacyExport, Problem | GatewayMessage>({
        path: `/v1/contacts/${encodeURIComponent(id)}/privacy/export`,
        method: 'POST',
        secure: true,
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
     * @description The id of an account that was merged into another one shows that one.
     *
     * @tags Accounts
     * @name GetAccount
     * @summary One account
     * @request GET:/v1/accounts/{id}
     * @secure
     */
    getAccount: (id: string, params: RequestParams = {}) =>
      this.request<Account, Problem | GatewayMessage>({
        path: `/v1/accounts/${encodeURIComponent(id)}`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Accounts
     * @name GetAccountAround
     * @summary Everything about a customer
     * @request GET:/v1/accounts/{id}/360
     * @secure
     */
    getAccountAround: (id: string, params: RequestParams = {}) =>
      this.request<CustomerAround, Problem | GatewayMessage>({
        path: `/v1/accounts/${encodeURIComponent(id)}/360`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Accounts
     * @name GetAccountCard
     * @summary A customer on a card, as a page to print
     * @request GET:/v1/accounts/{id}/card
     * @secure
     */
    getAccountCard: (
      id: string,
      query?: {
        /**
         * Of the words on the card.
         * @default "en"
         */
        language?: 'en' | 'zh-Hans' | 'zh-Hant';
      },
      params: RequestParams = {},
    ) =>
      this.request<void, Problem | GatewayMessage>({
        path: `/v1/accounts/${encodeURIComponent(id)}/card`,
        method: 'GET',
        query: query,
        secure: true,
        ...params,
      }),

    /**
     * @description Also of its contacts and tickets. A page may be short or empty: where it carries a cursor, there may be more. What was changed a moment ago may not be seen here yet.
     *
     * @tags Accounts
     * @name GetAccountTimeline
     * @summary Every touch and every change of a customer, the newest first
     * @request GET:/v1/accounts/{id}/timeline
     * @secure
     */
    getAccountTimeline: (
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
          items: TimelineEntry[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/accounts/${encodeURIComponent(id)}/timeline`,
        method: 'GET',
        query: query,
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
     * @tags Contacts
     * @name GetContact
     * @summary One contact
     * @request GET:/v1/contacts/{id}
     * @secure
     */
    getContact: (id: string, params: RequestParams = {}) =>
      this.request<Contact, Problem | GatewayMessage>({
        path: `/v1/contacts/${encodeURIComponent(id)}`,
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
     * @tags Privacy
     * @name GetErasure
     * @summary An erasure: how far it is, and when it is complete, the proof
     * @request GET:/v1/erasures/{id}
     * @secure
     */
    getErasure: (id: string, params: RequestParams = {}) =>
      this.request<Erasure, Problem | GatewayMessage>({
        path: `/v1/erasures/${encodeURIComponent(id)}`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Exports
     * @name GetExport
     * @summary An export: how far it is, and links to its files
     * @request GET:/v1/exports/{id}
     * @secure
     */
    getExport: (id: string, params: RequestParams = {}) =>
      this.request<Export, Problem | GatewayMessage>({
        path: `/v1/exports/${encodeURIComponent(id)}`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Imports
     * @name GetImport
     * @summary An import, and how far it is
     * @request GET:/v1/imports/{id}
     * @secure
     */
    getImport: (id: string, params: RequestParams = {}) =>
      this.request<Import, Problem | GatewayMessage>({
        path: `/v1/imports/${encodeURIComponent(id)}`,
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
     * @tags Accounts
     * @name GetMerge
     * @summary A merge, and how far it is
     * @request GET:/v1/merges/{id}
     * @secure
     */
    getMerge: (id: string, params: RequestParams = {}) =>
      this.request<Merge, Problem | GatewayMessage>({
        path: `/v1/merges/${encodeURIComponent(id)}`,
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
     * @tags Privacy
     * @name GetPrivacyExport
     * @summary All that is kept of somebody, as one JSON file and as one to be read
     * @request GET:/v1/privacy-exports/{id}
     * @secure
     */
    getPrivacyExport: (id: string, params: RequestParams = {}) =>
      this.request<PrivacyExport, Problem | GatewayMessage>({
        path: `/v1/privacy-exports/${encodeURIComponent(id)}`,
        method: 'GET',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * @description A CSV file with the columns of the import and the reason of each row; mended, it can be imported. There is one when an import is done and refused something.
     *
     * @tags Imports
     * @name GetRefusedRows
     * @summary A link to the rows that were not taken
     * @request GET:/v1/imports/{id}/refused
     * @secure
     */
    getRefusedRows: (id: string, params: RequestParams = {}) =>
      this.request<
        {
          url: string;
        },
        Problem | GatewayMessage
      >({
        path: `/v1/imports/${encodeURIComponent(id)}/refused`,
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
     * @tags Saved views
     * @name GetSavedView
     * @summary One saved view
     * @request GET:/v1/saved-views/{id}
     * @secure
     */
    getSavedView: (id: string, params: RequestParams = {}) =>
      this.request<SavedView, Problem | GatewayMessage>({
        path: `/v1/saved-views/${encodeURIComponent(id)}`,
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
     * @description Version 0 are the usual ones, which hold until somebody puts others.
     *
     * @tags Stages
     * @name GetStageRules
     * @summary The rules of lifecycle stages and grades
     * @request GET:/v1/stage-rules
     * @secure
     */
    getStageRules: (params: RequestParams = {}) =>
      this.request<StageRules, GatewayMessage | Problem>({
        path: `/v1/stage-rules`,
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
     * @description All filters that are given must hold. A page may be short or empty: where it carries a cursor, there may be more. What was changed a moment ago may not be seen here yet.
     *
     * @tags Accounts
     * @name ListAccounts
     * @summary The accounts, the newest first
     * @request GET:/v1/accounts
     * @secure
     */
    listAccounts: (
      query?: {
        /**
         * Changed at this moment or later.
         * @format date-time
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
         */
        changedSince?: string;
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        grade?: 'A' | 'B' | 'C' | 'D';
        /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
        industry?: string;
        kind?: 'organization' | 'person';
        /**
         * How many at the most, 1 to 200.
         * @min 1
         * @max 200
         * @default 50
         */
        limit?: number;
        /**
         * @minLength 1
         * @maxLength 128
         */
        ownerId?: string;
        /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
        region?: string;
        stage?: 'prospect' | 'new' | 'growing' | 'mature' | 'declining' | 'lost' | 'won-back';
        /**
         * One of the tags, as it is written.
         * @minLength 1
         * @maxLength 60
         */
        tag?: string;
        /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
        teamId?: string;
        /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
        territoryId?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: AccountSummary[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/accounts`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * @description A page may be short or empty: where it carries a cursor, there may be more. What was changed a moment ago may not be seen here yet.
     *
     * @tags Stages
     * @name ListAccountStages
     * @summary How an account went from stage to stage and from grade to grade, the newest first
     * @request GET:/v1/accounts/{id}/stages
     * @secure
     */
    listAccountStages: (
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
          items: StageChange[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/accounts/${encodeURIComponent(id)}/stages`,
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
     * @description A field whose list is not kept takes every code.
     *
     * @tags Code lists
     * @name ListCodeLists
     * @summary The code lists that are kept, by id
     * @request GET:/v1/code-lists
     * @secure
     */
    listCodeLists: (
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
          items: CodeList[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/code-lists`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * @description All filters that are given must hold. A page may be short, but has its cursor while there may be more.
     *
     * @tags Contacts
     * @name ListContacts
     * @summary The contacts, the newest first; those of one organization by id
     * @request GET:/v1/contacts
     * @secure
     */
    listContacts: (
      query?: {
        /**
         * Those of one organization, by id.
         * @minLength 1
         * @maxLength 40
         */
        accountId?: string;
        /**
         * Changed at this moment or later.
         * @format date-time
         * @pattern ^(?:(?:\d\d[2468][048]|\d\d[13579][26]|\d\d0[48]|[02468][048]00|[13579][26]00)-02-29|\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|(?:02)-(?:0[1-9]|1\d|2[0-8])))T(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z))$
         */
        changedSince?: string;
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
         * @maxLength 128
         */
        ownerId?: string;
        role?: 'decision-maker' | 'influencer' | 'user' | 'payer' | 'technical' | 'other';
        /**
         * One of the tags, as it is written.
         * @minLength 1
         * @maxLength 60
         */
        tag?: string;
        /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
        teamId?: string;
        /** @pattern ^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$ */
        territoryId?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: ContactSummary[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/contacts`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Custom fields
     * @name ListCustomFields
     * @summary The company's own fields, by type of record and id
     * @request GET:/v1/custom-fields
     * @secure
     */
    listCustomFields: (
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
          items: CustomField[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/custom-fields`,
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
     * @description They are looked for after each change. A page may be short: the cursor says whether there is more.
     *
     * @tags Accounts
     * @name ListDuplicates
     * @summary Pairs of accounts that may be the same customer, the likeliest first
     * @request GET:/v1/duplicates
     * @secure
     */
    listDuplicates: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * @min 1
         * @max 50
         * @default 25
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: DuplicatePair[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/duplicates`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Privacy
     * @name ListErasures
     * @summary Erasures, the newest first
     * @request GET:/v1/erasures
     * @secure
     */
    listErasures: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * @min 1
         * @max 50
         * @default 25
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: Erasure[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/erasures`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Exports
     * @name ListExports
     * @summary One's own exports, the newest first; an administrator sees everybody's
     * @request GET:/v1/exports
     * @secure
     */
    listExports: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * @min 1
         * @max 50
         * @default 25
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: Export[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/exports`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * @description In the order of the file; a page has up to 200.
     *
     * @tags Imports
     * @name ListImportRows
     * @summary What became of each row
     * @request GET:/v1/imports/{id}/rows
     * @secure
     */
    listImportRows: (
      id: string,
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: ImportRow[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/imports/${encodeURIComponent(id)}/rows`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Imports
     * @name ListImports
     * @summary One's own imports, the newest first; an administrator sees everybody's
     * @request GET:/v1/imports
     * @secure
     */
    listImports: (
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * @min 1
         * @max 50
         * @default 25
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: Import[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/imports`,
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
     * @tags Saved views
     * @name ListSavedViews
     * @summary The saved views that the asker made or that are shared with them, the oldest first
     * @request GET:/v1/saved-views
     * @secure
     */
    listSavedViews: (
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
          items: SavedView[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/saved-views`,
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
     * No description
     *
     * @tags Tickets
     * @name ListTicketMessages
     * @summary What the staff wrote to the customer of a ticket, answers and solutions, oldest first
     * @request GET:/v1/tickets/{id}/messages
     * @secure
     */
    listTicketMessages: (
      id: string,
      query?: {
        /**
         * Where the page before ended.
         * @minLength 1
         * @maxLength 4000
         */
        cursor?: string;
        /**
         * How many at the most, 1 to 50.
         * @min 1
         * @max 50
         * @default 50
         */
        limit?: number;
      },
      params: RequestParams = {},
    ) =>
      this.request<
        {
          cursor?: string;
          items: TicketMessage[];
        },
        Problem | GatewayMessage
      >({
        path: `/v1/tickets/${encodeURIComponent(id)}/messages`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * @description Both records are as they shall be when this answers, and the other id leads here. What hangs on the other account (contacts, tickets, timeline) follows.
     *
     * @tags Accounts
     * @name MergeAccount
     * @summary Take another account into this one
     * @request POST:/v1/accounts/{id}/merge
     * @secure
     */
    mergeAccount: (id: string, data: MergeBody, params: RequestParams = {}) =>
      this.request<
        {
          id: string;
        },
        Problem | GatewayMessage
      >({
        path: `/v1/accounts/${encodeURIComponent(id)}/merge`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description A merge patch (RFC 7396): `null` takes a field away. What may be a double is refused with 409 and its candidates; so is, always, an e-mail address that another has.
     *
     * @tags Accounts
     * @name PatchAccount
     * @summary Change an account
     * @request PATCH:/v1/accounts/{id}
     * @secure
     */
    patchAccount: (
      id: string,
      data: AccountPatch,
      query?: {
        /** `true` writes it though it may be a double; what only one may have is refused all the same. */
        allowDuplicate?: 'true' | 'false';
      },
      params: RequestParams = {},
    ) =>
      this.request<Account, Problem | GatewayMessage>({
        path: `/v1/accounts/${encodeURIComponent(id)}`,
        method: 'PATCH',
        query: query,
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description A merge patch (RFC 7396): `null` takes a field away. What may be a double is refused with 409 and its candidates; so is, always, an e-mail address that another has.
     *
     * @tags Contacts
     * @name PatchContact
     * @summary Change a contact
     * @request PATCH:/v1/contacts/{id}
     * @secure
     */
    patchContact: (
      id: string,
      data: ContactPatch,
      query?: {
        /** `true` writes it though it may be a double; what only one may have is refused all the same. */
        allowDuplicate?: 'true' | 'false';
      },
      params: RequestParams = {},
    ) =>
      this.request<Contact, Problem | GatewayMessage>({
        path: `/v1/contacts/${encodeURIComponent(id)}`,
        method: 'PATCH',
        query: query,
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Imports
     * @name PatchImport
     * @summary Say which column is which field, and how to enter them
     * @request PATCH:/v1/imports/{id}
     * @secure
     */
    patchImport: (id: string, data: ImportPatch, params: RequestParams = {}) =>
      this.request<Import, Problem | GatewayMessage>({
        path: `/v1/imports/${encodeURIComponent(id)}`,
        method: 'PATCH',
        body: data,
        secure: true,
        type: 'application/json',
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
     * @description A merge patch (RFC 7396) by whoever made it, or by an administrator when it is shared.
     *
     * @tags Saved views
     * @name PatchSavedView
     * @summary Change a saved view
     * @request PATCH:/v1/saved-views/{id}
     * @secure
     */
    patchSavedView: (id: string, data: SavedViewPatch, params: RequestParams = {}) =>
      this.request<SavedView, Problem | GatewayMessage>({
        path: `/v1/saved-views/${encodeURIComponent(id)}`,
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
     * @description From then on the field takes its active codes only; records keep what they have.
     *
     * @tags Code lists
     * @name PutCodeList
     * @summary Keep a code list or replace it
     * @request PUT:/v1/code-lists/{id}
     * @secure
     */
    putCodeList: (
      id: 'industry' | 'occupation' | 'region' | 'source' | 'grade-labels' | 'stage-labels',
      data: CodeListBody,
      params: RequestParams = {},
    ) =>
      this.request<CodeList, Problem | GatewayMessage>({
        path: `/v1/code-lists/${encodeURIComponent(id)}`,
        method: 'PUT',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description What is written from then on must fit; records keep what they have. `kind` and `unique` stay as they are.
     *
     * @tags Custom fields
     * @name PutCustomField
     * @summary Define a custom field or replace its definition
     * @request PUT:/v1/custom-fields/{recordType}/{id}
     * @secure
     */
    putCustomField: (
      recordType: 'account' | 'contact',
      id: string,
      data: CustomFieldBody,
      params: RequestParams = {},
    ) =>
      this.request<CustomField, Problem | GatewayMessage>({
        path: `/v1/custom-fields/${encodeURIComponent(recordType)}/${encodeURIComponent(id)}`,
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
     * @description Every account is looked at again by them, which takes a while; then each at whatever happens to it, and every night.
     *
     * @tags Stages
     * @name PutStageRules
     * @summary Replace the rules of lifecycle stages and grades
     * @request PUT:/v1/stage-rules
     * @secure
     */
    putStageRules: (data: StageRules, params: RequestParams = {}) =>
      this.request<StageRules, Problem | GatewayMessage>({
        path: `/v1/stage-rules`,
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
     * @description Finds its format, encoding, separator and columns, and guesses the mapping: the import is `ready` then, or `unreadable`. What is given here is not guessed.
     *
     * @tags Imports
     * @name ReadImport
     * @summary Have the file read that was put
     * @request POST:/v1/imports/{id}/read
     * @secure
     */
    readImport: (id: string, data: ImportReading, params: RequestParams = {}) =>
      this.request<Import, Problem | GatewayMessage>({
        path: `/v1/imports/${encodeURIComponent(id)}/read`,
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
     * @tags Privacy
     * @name RefuseErasure
     * @summary Refuse an erasure, or take back that one asked for it
     * @request POST:/v1/erasures/{id}/refuse
     * @secure
     */
    refuseErasure: (id: string, params: RequestParams = {}) =>
      this.request<Erasure, Problem | GatewayMessage>({
        path: `/v1/erasures/${encodeURIComponent(id)}/refuse`,
        method: 'POST',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * @description Counts what would be created, updated and refused, with the first problems, and writes nothing. Rows that repeat others further up are noticed as far as they are near.
     *
     * @tags Imports
     * @name RehearseImport
     * @summary Find out what the import would do
     * @request POST:/v1/imports/{id}/dry-run
     * @secure
     */
    rehearseImport: (id: string, params: RequestParams = {}) =>
      this.request<Import, Problem | GatewayMessage>({
        path: `/v1/imports/${encodeURIComponent(id)}/dry-run`,
        method: 'POST',
        secure: true,
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
     * @description With the rights of whoever resumes it.
     *
     * @tags Imports
     * @name ResumeImport
     * @summary Go on where it stopped
     * @request POST:/v1/imports/{id}/resume
     * @secure
     */
    resumeImport: (id: string, params: RequestParams = {}) =>
      this.request<Import, Problem | GatewayMessage>({
        path: `/v1/imports/${encodeURIComponent(id)}/resume`,
        method: 'POST',
        secure: true,
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
     * @description The best 20, in a stable order. Tickets are found by their number. What was changed a moment ago may not be seen here yet.
     *
     * @tags Search
     * @name Search
     * @summary Find accounts, contacts and tickets
     * @request GET:/v1/search
     * @secure
     */
    search: (
      query: {
        /**
         * Words of a name in any order, each by its beginning, in any case and with or without accents; Chinese by any characters that stand side by side, simplified or traditional; the last four digits of a phone number or more of them; an e-mail address by its beginning, or its domain; a number. All parts between spaces must be found.
         * @minLength 1
         * @maxLength 200
         */
        q: string;
      },
      params: RequestParams = {},
    ) =>
      this.request<SearchAnswer, Problem | GatewayMessage>({
        path: `/v1/search`,
        method: 'GET',
        query: query,
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * @description With the rights of whoever starts it. A row that has the number, the external id or an e-mail address of a record updates it: cells that are empty leave things alone, and of e-mails, phones, addresses and tags none is taken away.
     *
     * @tags Imports
     * @name StartImport
     * @summary Start the import
     * @request POST:/v1/imports/{id}/start
     * @secure
     */
    startImport: (id: string, params: RequestParams = {}) =>
      this.request<Import, Problem | GatewayMessage>({
        path: `/v1/imports/${encodeURIComponent(id)}/start`,
        method: 'POST',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * No description
     *
     * @tags Exports
     * @name StopExport
     * @summary Stop it for good; what is written is deleted
     * @request POST:/v1/exports/{id}/stop
     * @secure
     */
    stopExport: (id: string, params: RequestParams = {}) =>
      this.request<Export, Problem | GatewayMessage>({
        path: `/v1/exports/${encodeURIComponent(id)}/stop`,
        method: 'POST',
        secure: true,
        format: 'json',
        ...params,
      }),

    /**
     * @description It can be resumed.
     *
     * @tags Imports
     * @name StopImport
     * @summary Stop it; what is entered stays
     * @request POST:/v1/imports/{id}/stop
     * @secure
     */
    stopImport: (id: string, params: RequestParams = {}) =>
      this.request<Import, Problem | GatewayMessage>({
        path: `/v1/imports/${encodeURIComponent(id)}/stop`,
        method: 'POST',
        secure: true,
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
     * @description Changes nothing. The tickets are those that were routed in the last seven days, the latest 200 at the most, without those of erased customers.
     *
     * @tags Routing
     * @name TryRoutingRules
     * @summary Try routing rules: where a sample would go, and which tickets of the last week would have gone elsewhere
     * @request POST:/v1/routing-rules/trial
     * @secure
     */
    tryRoutingRules: (data: RoutingTrial, params: RequestParams = {}) =>
      this.request<RoutingOutcome, Problem | GatewayMessage>({
        path: `/v1/routing-rules/trial`,
        method: 'POST',
        body: data,
        secure: true,
        type: 'application/json',
        format: 'json',
        ...params,
      }),

    /**
     * @description Both accounts are as they were, but for fields that were changed since: `kept` names them. What moved comes back; what arrived since stays.
     *
     * @tags Accounts
     * @name UndoMerge
     * @summary Undo a merge
     * @request POST:/v1/merges/{id}/undo
     * @secure
     */
    undoMerge: (id: string, params: RequestParams = {}) =>
      this.request<Merge, Problem | GatewayMessage>({
        path: `/v1/merges/${encodeURIComponent(id)}/undo`,
        method: 'POST',
        secure: true,
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
