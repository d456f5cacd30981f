/** The longest element name, element content or attribute value in bytes; one byte more and the file is refused. */
export const maxXmlText = 20_479;
/** How deep elements may nest. */
export const maxXmlDepth = 1_024;
/** How many attributes of one element are read, counting a read that finds none. */
export const maxAttributeReads = 48;
