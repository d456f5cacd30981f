/** Text of an element read into memory: at this many bytes it is dropped, with error 1104. */
export const memoryText = 2_048;
/** How much of a dropped text its error message shows: ossec.log lines end at 2,047 bytes. */
export const shownOfDroppedText = 2_006;
/** `<field>` elements and `same_field` names per rule: analysisd.decoder_order_size as shipped. */
export const maxFields = 256;
export const maxLevel = 16;
/** Rules with smaller ids become roots of the tree. */
export const firstChildId = 10;
/** What level 0 counts as among siblings, so that it comes before level 16: times 100, as all levels do. */
export const levelZeroRank = 99;
export const orderPerLevel = 100;
export const smallestFrequency = 2;
export const largestFrequency = 9_999;
/** analysisd.default_timeframe, seconds. */
export const defaultTimeframe = 360;
/** The lowest level that is written to alerts.json: `<log_alert_level>` of the shipped ossec.conf. */
export const logAlertLevel = 3;
/** An expanded description of this many bytes or more is shown unexpanded. */
export const expandedDescription = 1_024;
/** Of more `<list>` elements than this in a rule, the first ones have no effect. */
export const effectiveLists = 2;
/** Lines of a list file are read in pieces of at most this many bytes. */
export const listLine = 65_534;
