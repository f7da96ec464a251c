/** Which of the values that several tasks have are common to all of them. */
export function commonTo(sets: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = sets;
  return first.filter((value) => others.every((set) => set.includes(value)));
}
