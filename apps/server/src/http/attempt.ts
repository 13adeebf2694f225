import { AppError } from '../errors.ts';

/** What a rule gave, or the error that it threw on purpose: for forms, which show the error beside what was typed. */
export type Attempt<T> =
  { readonly value: T; readonly error: null } | { readonly value: null; readonly error: AppError };

export async function attempt<T>(act: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await act(), error: null };
  } catch (error) {
    if (error instanceof AppError) return { value: null, error };
    throw error;
  }
}
