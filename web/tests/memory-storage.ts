/** A `localStorage` with these entries. */
export function memoryStorage(entries: Readonly<Record<string, string>>): Storage {
  const methods = {
    getItem: (key: string) => (storage[key] as string | undefined) ?? null,
    setItem: (key: string, value: string) => void (storage[key] = value),
    removeItem: (key: string) => void Reflect.deleteProperty(storage, key),
  };
  const storage = Object.create(methods) as Storage;
  Object.assign(storage, entries);
  return storage;
}
