/** What the loader says, as it would stand in ossec.log. `code` is Wazuh's number, e.g. 7612, where it has one. */
export interface LoadMessage {
  readonly level: 'error' | 'warning' | 'critical' | 'info';
  readonly code: number | null;
  readonly text: string;
}
