/** An answer of the API, as it goes out. */
export interface Reply {
  readonly status: number;
  readonly body: object | string;
}

/** What was done or found. */
export function items(affected: readonly unknown[], message: string): Reply {
  const data = {
    affected_items: affected,
    total_affected_items: affected.length,
    failed_items: [],
    total_failed_items: 0,
  };
  return { status: 200, body: { data, message, error: 0 } };
}

/** One thing that could not be done, in an answer of its own. */
export function failed(id: string, code: number, message: string): Reply {
  const failures = [{ error: { code, message }, id: [id] }];
  const data = { affected_items: [], total_affected_items: 0, failed_items: failures, total_failed_items: 1 };
  return { status: 200, body: { data, message: 'Could not do it', error: 1 } };
}

/** An error of the API itself. */
export const refusal = (status: number, title: string, detail: string): Reply => ({
  status,
  body: { title, detail },
});
