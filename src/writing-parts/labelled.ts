/** What a value of a fixed list is called; one that is on the list no longer stands for itself. */
export const labelled = (labels: Record<string, string>, value: string): string => labels[value] ?? value
