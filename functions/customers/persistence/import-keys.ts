/** The files of an import: what was put, its rows where it had to be converted, the results of each chunk, the refused rows. */
export const importFile = (id: string, name: 'source' | 'rows' | 'refused.csv' | `results/${number}`) =>
  `customers/imports/${id}/${name}`;
