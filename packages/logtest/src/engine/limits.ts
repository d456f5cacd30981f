/** `<memory_size>` as shipped: how many events composites can look back on, of all rules and agents together. */
export const eventMemory = 8_192;
/** How many of the oldest events go at least when the memory is full. */
export const forgottenAtOnce = 10;
/** How many earlier logs an alert shows. */
export const shownEarlierEvents = 11;
/** How many first-time combinations, and last texts of `check_diff`, are remembered; the oldest go. */
export const rememberedTexts = 16_384;
