import type { CardLanguage } from '../contract/card.ts';

/** The languages of the page that is handed to a customer. */
export type PageLanguage = CardLanguage | 'de';

/** Where the words of a language stand in each row. */
const columns = { en: 0, 'zh-Hans': 1, 'zh-Hant': 2, de: 3 } as const satisfies Record<PageLanguage, number>;

type Row = readonly [en: string, hans: string, hant: string, de: string];
type Rows = Readonly<Record<string, Row>>;

const pageRows = {
  title: ['What is kept of you', '我们保存的有关您的资料', '我們保存的有關您的資料', 'Was über Sie gespeichert ist'],
  asOf: ['As of', '截至', '截至', 'Stand'],
  allTimes: ['Time zone of all times', '所有时间的时区', '所有時間的時區', 'Zeitzone aller Zeiten'],
  nothing: ['Nothing.', '无。', '無。', 'Nichts.'],
  yes: ['Yes', '是', '是', 'Ja'],
  no: ['No', '否', '否', 'Nein'],
  records: ['You', '您', '您', 'Sie'],
  formerly: ['Entries that went together', '已合并的记录', '已合併的記錄', 'Einträge, die zusammengelegt wurden'],
  contacts: ['Contacts', '联系人', '聯絡人', 'Ansprechpartner'],
  tickets: [
    'What you told us, and what we answered',
    '您告诉我们的内容和我们的答复',
    '您告訴我們的內容和我們的答覆',
    'Was Sie uns mitgeteilt haben, und unsere Antworten',
  ],
  timeline: ['What happened, and when', '发生的事情和时间', '發生的事情和時間', 'Was geschehen ist, und wann'],
} satisfies Rows;

/** By the name of a field; where it means something else within another field, by both names. */
const fieldRows: Rows = {
  id: ['Id', '标识', '識別碼', 'Kennung'],
  number: ['Number', '编号', '編號', 'Nummer'],
  'phones.number': ['Phone number', '电话号码', '電話號碼', 'Telefonnummer'],
  status: ['Status', '状态', '狀態', 'Status'],
  kind: ['Kind of customer', '客户类型', '客戶類型', 'Art des Kunden'],
  name: ['Name', '姓名或名称', '姓名或名稱', 'Name'],
  legalName: ['Registered name', '注册名称', '註冊名稱', 'Eingetragener Name'],
  tradeName: ['Trade name', '商号', '商號', 'Handelsname'],
  givenName: ['First name', '名', '名', 'Vorname'],
  familyName: ['Last name', '姓', '姓', 'Nachname'],
  jobTitle: ['Job title', '职务', '職稱', 'Funktion'],
  role: ['Role', '角色', '角色', 'Rolle'],
  reportsToId: ['Reports to (id)', '上级（标识）', '上級（識別碼）', 'Berichtet an (Kennung)'],
  preferredChannel: ['Preferred way of contact', '首选联系方式', '偏好的聯絡方式', 'Bevorzugter Kontaktweg'],
  emails: ['E-mail addresses', '电子邮件地址', '電子郵件地址', 'E-Mail-Adressen'],
  address: ['Address', '地址', '地址', 'Adresse'],
  phones: ['Phone numbers', '电话号码', '電話號碼', 'Telefonnummern'],
  label: ['Label', '标签', '標籤', 'Bezeichnung'],
  addresses: ['Postal addresses', '邮寄地址', '郵寄地址', 'Anschriften'],
  street: ['Street', '街道', '街道', 'Straße'],
  city: ['City', '城市', '城市', 'Ort'],
  region: ['Sales region', '销售区域', '銷售區域', 'Vertriebsgebiet'],
  'addresses.region': ['State or province', '省或州', '省或州', 'Bundesland oder Provinz'],
  postalCode: ['Postal code', '邮政编码', '郵遞區號', 'Postleitzahl'],
  country: ['Country or region', '国家或地区', '國家或地區', 'Land oder Region'],
  industry: ['Industry', '行业', '行業', 'Branche'],
  occupation: ['Occupation', '职业', '職業', 'Beruf'],
  source: ['How you came to us', '客户来源', '客戶來源', 'Wie Sie zu uns kamen'],
  currency: ['Currency', '货币', '貨幣', 'Währung'],
  employees: ['Employees', '员工人数', '員工人數', 'Beschäftigte'],
  figures: ['Your orders in figures', '您的订单数据', '您的訂單資料', 'Ihre Bestellungen in Zahlen'],
  orders12m: ['Orders in twelve months', '十二个月内的订单数', '十二個月內的訂單數', 'Bestellungen in zwölf Monaten'],
  spend12m: ['Spent in twelve months', '十二个月内的消费额', '十二個月內的消費額', 'Umsatz in zwölf Monaten'],
  lastOrderAt: ['Last order', '最近一次订单', '最近一次訂單', 'Letzte Bestellung'],
  stage: ['Stage', '客户阶段', '客戶階段', 'Phase'],
  grade: ['Grade', '客户等级', '客戶等級', 'Einstufung'],
  stageBy: ['Stage set by', '阶段设定者', '階段設定者', 'Phase festgelegt durch'],
  gradeBy: ['Grade set by', '等级设定者', '等級設定者', 'Einstufung festgelegt durch'],
  territoryBy: ['Territory set by', '辖区设定者', '轄區設定者', 'Gebiet festgelegt durch'],
  language: ['Language', '语言', '語言', 'Sprache'],
  timeZone: ['Time zone', '时区', '時區', 'Zeitzone'],
  birthday: ['Birthday', '生日', '生日', 'Geburtstag'],
  tags: ['Tags', '标签', '標籤', 'Schlagworte'],
  consents: ['What you agreed to', '您的同意情况', '您的同意情況', 'Ihre Einwilligungen'],
  channel: ['Channel', '渠道', '管道', 'Kontaktweg'],
  purpose: ['Purpose', '用途', '用途', 'Zweck'],
  state: ['State', '状态', '狀態', 'Stand'],
  at: ['When', '时间', '時間', 'Wann'],
  how: ['How', '方式', '方式', 'Wie'],
  proof: ['Proof', '凭证', '憑證', 'Nachweis'],
  externalId: ['Id in another system', '其他系统中的标识', '其他系統中的識別碼', 'Kennung in einem anderen System'],
  formerExternalIds: [
    'Former ids in another system',
    '以前在其他系统中的标识',
    '以前在其他系統中的識別碼',
    'Frühere Kennungen in einem anderen System',
  ],
  customFields: ['Further details', '其他资料', '其他資料', 'Weitere Angaben'],
  ownerId: ['Looked after by (id)', '负责人（标识）', '負責人（識別碼）', 'Betreut von (Kennung)'],
  teamId: ['Team', '团队', '團隊', 'Team'],
  territoryId: ['Territory', '辖区', '轄區', 'Gebiet'],
  createdAt: ['Created', '创建时间', '建立時間', 'Angelegt'],
  createdBy: ['Created by', '创建者', '建立者', 'Angelegt von'],
  updatedAt: ['Last changed', '最后更改时间', '最後變更時間', 'Zuletzt geändert'],
  updatedBy: ['Last changed by', '最后更改者', '最後變更者', 'Zuletzt geändert von'],
  version: ['Version', '版本', '版本', 'Fassung'],
  mergedInto: ['Went into (id)', '并入的记录（标识）', '併入的記錄（識別碼）', 'Aufgegangen in (Kennung)'],
  mergeId: ['Merge (id)', '合并（标识）', '合併（識別碼）', 'Zusammenlegung (Kennung)'],
  erasureId: ['Erasure (id)', '删除（标识）', '刪除（識別碼）', 'Löschung (Kennung)'],
  accountId: ['Customer (id)', '客户（标识）', '客戶（識別碼）', 'Kunde (Kennung)'],
  ticket: ['Your message', '您的来信', '您的來信', 'Ihre Nachricht'],
  messages: ['Our answers', '我们的答复', '我們的答覆', 'Unsere Antworten'],
  history: ['What became of it', '处理过程', '處理過程', 'Was daraus wurde'],
  ticketId: ['Message (id)', '来信（标识）', '來信（識別碼）', 'Nachricht (Kennung)'],
  type: ['Kind', '类型', '類型', 'Art'],
  subject: ['Subject', '主题', '主旨', 'Betreff'],
  text: ['Text', '内容', '內容', 'Text'],
  product: ['Product', '产品', '產品', 'Produkt'],
  customer: ['As you named yourself', '您留下的联系资料', '您留下的聯絡資料', 'Ihre Angaben zu sich'],
  email: ['E-mail address', '电子邮件地址', '電子郵件地址', 'E-Mail-Adresse'],
  phone: ['Phone number', '电话号码', '電話號碼', 'Telefonnummer'],
  departmentId: ['Department', '部门', '部門', 'Abteilung'],
  routing: ['Why this department', '分派依据', '分派依據', 'Warum diese Abteilung'],
  by: ['By whom', '操作者', '操作者', 'Von wem'],
  'routing.by': ['Decided by', '决定者', '決定者', 'Entschieden durch'],
  ruleId: ['Rule', '规则', '規則', 'Regel'],
  reason: ['Reason', '原因', '原因', 'Grund'],
  assigneeId: ['Worked on by (id)', '处理人（标识）', '處理人（識別碼）', 'Bearbeitet von (Kennung)'],
  'ticket.ownerId': ['In the hands of (id)', '经办人（标识）', '經辦人（識別碼）', 'In Händen von (Kennung)'],
  firstResponseDueAt: ['First answer due', '首次答复期限', '首次答覆期限', 'Erste Antwort fällig'],
  resolutionDueAt: ['Solution due', '解决期限', '解決期限', 'Lösung fällig'],
  firstRespondedAt: ['First answered', '首次答复时间', '首次答覆時間', 'Zuerst beantwortet'],
  resolvedAt: ['Solved', '解决时间', '解決時間', 'Gelöst'],
  solution: ['Solution', '解决方案', '解決方案', 'Lösung'],
  escalationLevel: ['Level of urgency', '升级级别', '升級級別', 'Stufe der Dringlichkeit'],
  erasedAt: ['Erased', '删除时间', '刪除時間', 'Gelöscht'],
  change: ['What', '事项', '事項', 'Was'],
  what: ['What', '事项', '事項', 'Was'],
  why: ['Why', '原因', '原因', 'Warum'],
  about: ['About', '关于', '關於', 'Worüber'],
  details: ['Details', '详情', '詳情', 'Einzelheiten'],
  fields: ['What was changed', '更改的内容', '變更的內容', 'Was geändert wurde'],
  fromStage: ['Stage before', '之前的阶段', '之前的階段', 'Phase davor'],
  fromGrade: ['Grade before', '之前的等级', '之前的等級', 'Einstufung davor'],
  intoId: ['Went into (id)', '并入的记录（标识）', '併入的記錄（識別碼）', 'Aufgegangen in (Kennung)'],
  fromId: ['Took in (id)', '并入本记录的（标识）', '併入本記錄的（識別碼）', 'Aufgenommen (Kennung)'],
  otherId: ['Parted from (id)', '分开的记录（标识）', '分開的記錄（識別碼）', 'Getrennt von (Kennung)'],
  fromAccountId: ['Customer before (id)', '之前的客户（标识）', '之前的客戶（識別碼）', 'Kunde davor (Kennung)'],
  fromDepartmentId: ['Department before', '之前的部门', '之前的部門', 'Abteilung davor'],
  messageId: ['Answer (id)', '答复（标识）', '答覆（識別碼）', 'Antwort (Kennung)'],
  level: ['Level of urgency', '升级级别', '升級級別', 'Stufe der Dringlichkeit'],
};

const employee: Row = ['An employee', '员工', '員工', 'Jemand von uns'];

const actorRows: Rows = {
  person: employee,
  machine: ['A program', '程序', '程式', 'Ein Programm'],
  customer: ['The customer', '客户', '客戶', 'Der Kunde'],
  system: ['The system', '系统', '系統', 'Das System'],
};

const setByRows: Rows = { person: employee, rules: ['Rules', '规则', '規則', 'Regeln'] };

const stageRows: Rows = {
  prospect: ['Prospect', '潜在客户', '潛在客戶', 'Interessent'],
  new: ['New', '新客户', '新客戶', 'Neu'],
  growing: ['Growing', '成长期', '成長期', 'Wachsend'],
  mature: ['Mature', '成熟期', '成熟期', 'Langjährig'],
  declining: ['Declining', '衰退期', '衰退期', 'Nachlassend'],
  lost: ['Lost', '已流失', '已流失', 'Verloren'],
  'won-back': ['Won back', '已挽回', '已挽回', 'Zurückgewonnen'],
};

const channelRows: Rows = {
  web: ['Website', '网站', '網站', 'Website'],
  email: ['E-mail', '电子邮件', '電子郵件', 'E-Mail'],
  phone: ['Phone', '电话', '電話', 'Telefon'],
  chat: ['Chat', '在线聊天', '線上聊天', 'Chat'],
  sms: ['Text message', '短信', '簡訊', 'SMS'],
  social: ['Social media', '社交媒体', '社群媒體', 'Soziale Medien'],
  fax: ['Fax', '传真', '傳真', 'Fax'],
  letter: ['Letter', '信函', '信函', 'Brief'],
  visit: ['Visit', '拜访', '拜訪', 'Besuch'],
};

const changeRows: Rows = {
  created: ['Created', '创建', '建立', 'Angelegt'],
  updated: ['Changed', '更改', '變更', 'Geändert'],
  staged: ['Stage or grade changed', '阶段或等级变更', '階段或等級變更', 'Phase oder Einstufung geändert'],
  merged: ['Went into another entry', '并入另一条记录', '併入另一筆記錄', 'In einem anderen Eintrag aufgegangen'],
  'took-in': ['Took another entry in', '并入了另一条记录', '併入了另一筆記錄', 'Einen anderen Eintrag aufgenommen'],
  unmerged: ['Parted from another entry again', '撤销合并', '撤銷合併', 'Wieder von einem anderen Eintrag getrennt'],
  moved: ['Moved to another customer', '转到另一客户', '轉到另一客戶', 'Zu einem anderen Kunden gezogen'],
  linked: ['Put with the customer', '归入客户', '歸入客戶', 'Dem Kunden zugeordnet'],
  submitted: ['Received', '已收到', '已收到', 'Eingegangen'],
  'sender-given': ['Sender named', '提供了发件人', '提供了寄件人', 'Absender genannt'],
  routed: ['Given to a department', '分派到部门', '分派到部門', 'Einer Abteilung gegeben'],
  rerouted: ['Given to another department', '转到其他部门', '轉到其他部門', 'Einer anderen Abteilung gegeben'],
  assigned: ['Given to an employee', '分派给员工', '分派給員工', 'Jemandem zugeteilt'],
  replied: ['Answered', '已答复', '已答覆', 'Beantwortet'],
  escalated: ['Made more urgent', '已升级', '已升級', 'Dringlicher gemacht'],
  resolved: ['Solved', '已解决', '已解決', 'Gelöst'],
  reopened: ['Taken up again', '重新处理', '重新處理', 'Wieder aufgenommen'],
  restated: ['Counted anew', '重新统计', '重新統計', 'Neu gezählt'],
  erased: ['Erased', '已删除', '已刪除', 'Gelöscht'],
};

/** By the name of a field, as above. */
const codeRows: Readonly<Record<string, Rows>> = {
  status: {
    active: ['Active', '有效', '有效', 'Aktiv'],
    merged: ['Went into another entry', '已并入另一条记录', '已併入另一筆記錄', 'In einem anderen Eintrag aufgegangen'],
    erased: ['Erased', '已删除', '已刪除', 'Gelöscht'],
    received: ['Received', '已收到', '已收到', 'Eingegangen'],
    queued: ['Waiting', '等待处理', '等待處理', 'Wartet'],
    assigned: ['In work', '处理中', '處理中', 'In Arbeit'],
    resolved: ['Solved', '已解决', '已解決', 'Gelöst'],
  },
  kind: {
    organization: ['Organization', '机构', '機構', 'Organisation'],
    person: ['Person', '个人', '個人', 'Person'],
  },
  role: {
    'decision-maker': ['Decides', '决策者', '決策者', 'Entscheidet'],
    influencer: ['Advises', '影响者', '影響者', 'Berät'],
    user: ['Uses it', '使用者', '使用者', 'Nutzt es'],
    payer: ['Pays', '付款人', '付款人', 'Zahlt'],
    technical: ['Technical', '技术人员', '技術人員', 'Technik'],
    other: ['Other', '其他', '其他', 'Sonstige'],
  },
  stage: stageRows,
  fromStage: stageRows,
  stageBy: setByRows,
  gradeBy: setByRows,
  territoryBy: setByRows,
  preferredChannel: channelRows,
  channel: channelRows,
  state: {
    given: ['Given', '已同意', '已同意', 'Erteilt'],
    withdrawn: ['Withdrawn', '已撤回', '已撤回', 'Widerrufen'],
  },
  type: {
    feedback: ['Feedback', '反馈', '回饋', 'Rückmeldung'],
    complaint: ['Complaint', '投诉', '投訴', 'Beschwerde'],
    question: ['Question', '咨询', '諮詢', 'Frage'],
    dispute: ['Dispute', '争议', '爭議', 'Streitfall'],
    repair: ['Repair', '维修', '維修', 'Reparatur'],
    return: ['Return', '退货', '退貨', 'Rückgabe'],
    account: ['Customer', '客户', '客戶', 'Kunde'],
    contact: ['Contact', '联系人', '聯絡人', 'Ansprechpartner'],
    ticket: ['Message', '来信', '來信', 'Nachricht'],
  },
  'routing.by': {
    rule: ['A rule', '规则', '規則', 'Eine Regel'],
    default: ['As usual', '默认', '預設', 'Wie üblich'],
    person: employee,
  },
  change: changeRows,
  what: changeRows,
};

/** Subtags of Chinese that is written in traditional characters unless it says otherwise. */
const TRADITIONAL = ['hant', 'tw', 'hk', 'mo'];

/** The language of a customer by their tag (BCP 47), as far as there are words; English otherwise. */
export const pageLanguageOf = (tag: string | undefined): PageLanguage => {
  const [language, ...subtags] = (tag ?? '').toLowerCase().split('-');
  if (language === 'de') return 'de';
  if (language !== 'zh') return 'en';
  return !subtags.includes('hans') && subtags.some((one) => TRADITIONAL.includes(one)) ? 'zh-Hant' : 'zh-Hans';
};

const own = <Kept>(kept: Readonly<Record<string, Kept>> | undefined, name: string) =>
  kept && Object.hasOwn(kept, name) ? kept[name] : undefined;

/** What a field has its words by: its name, or where it means something else within another field, both names. */
export const keyOf = (name: string, within: string) => {
  const both = `${within}.${name}`;
  return both in fieldRows ? both : name;
};

/** The words of the page in a language. */
export const wordsOf = (language: PageLanguage) => {
  const n = columns[language];
  return {
    said: (word: keyof typeof pageRows) => pageRows[word][n],
    /** What a field is called; nothing when it has no words. */
    field: (key: string) => own(fieldRows, key)?.[n],
    /** What a code in a field means; nothing when it has no words. */
    code: (key: string, code: string) => own(own(codeRows, key), code)?.[n],
    /** What kind of actor it was; nothing when it has no words. */
    actor: (kind: string) => own(actorRows, kind)?.[n],
  };
};
