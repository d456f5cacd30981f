/** What the system says when a file cannot be used, in words; the codes are those of `errno`. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EBUSY: 'it is in use',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'it is there already, and is something else',
  EFBIG: 'it would be larger than a file may be',
  EIO: 'the device reports an error',
  EISDIR: 'it is a directory',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'too many files are open',
  ENOENT: 'no such file or directory',
  ENOSPC: 'no space is left on the device',
  ENOTDIR: 'a part of the path is a file, not a directory',
  ENOTEMPTY: 'the directory is not empty',
  ENXIO: 'nothing is at the other end',
  EPERM: 'that is not permitted',
  EROFS: 'the file system is read-only',
  ETXTBSY: 'it is a program that is running',
  EXDEV: 'it is on another file system',
};

/** An error of the operating system, as Node throws it. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'code' in error && 'syscall' in error && typeof error.code === 'string';
}

/** The reason in words; errors that do not come from the system are thrown on. */
export function systemReason(error: unknown): string {
  if (!isSystemError(error)) throw error;
  return Object.hasOwn(reasons, error.code) ? (reasons[error.code] ?? error.code) : error.code;
}
