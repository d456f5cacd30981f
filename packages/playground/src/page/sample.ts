/** Rules of this project with what their payload fixtures let pass by. */
export interface Sample {
  readonly title: string;
  readonly group: 'Linux' | 'Windows' | 'Correlations';
  readonly rules: string;
  readonly pipeline: string;
  readonly cases: readonly SampleCase[];
}

export interface SampleCase {
  readonly name: string;
  /** Whether it must alert. */
  readonly alerts: boolean;
  /** One event a line. */
  readonly events: string;
}
