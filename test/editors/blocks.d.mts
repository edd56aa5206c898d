export interface Block {
  readonly heading: string;
  readonly language: string;
  readonly text: string;
}
export function blocksIn(page: string): Block[];
export function blockIn(page: string, heading: string, language: string): string;
