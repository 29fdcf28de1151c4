/** They add themselves to cronstrue. */
declare module 'cronstrue/locales/zh_CN.js';
declare module 'cronstrue/locales/zh_TW.js';
