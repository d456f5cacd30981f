/** Texts that mean something to JSON, to regular expressions, to numbers, or stand in one another. */
export const texts = [
  ...['', '-', 'a', 'ab', 'AB', 'abc', 'x-y', 'a, b', 'a/b', 'a\nb', '\t', "it's", '<a>', '%41'],
  ...['c:\\d', 'C:\\Windows\\x.exe', 'q"q', '[a]', '{"k":1}', 'é', 'ü€', '日本', '😀'],
  ...['5', '100', '0.8', '1.5', '0.1234567', '123456789.123', '1700000000123', '10.0.0.5', 'null', 'true'],
] as const;

/** Numbers around what Wazuh prints in other ways: 32 bits, fractions, six digits behind the point. */
export const numbers = [
  ...[0, 1, 5, 10, 100, 1000, -1, 0.8, 0.81, 1.5, -0.5, 9.99, 0.1234567],
  ...[2147483647, 2147483648, -2147483649, 4294967296.5, 1700000000123],
] as const;
