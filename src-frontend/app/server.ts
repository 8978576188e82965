/** What the server answers when it refuses: RFC 9457. */
export interface Problem {
  title: string;
  status: number;
  detail: string;
  code?: string;
  field?: string;
  line?: number;
  column?: number;
}

/** A refusal of the server, with its words. */
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** The token every form and every writing request of a page carries. */
export function formToken(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="form-token"]')?.content ?? "";
}

/** Asks the server; throws a Refusal with the server's reason when it says no. */
export async function ask<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = new Headers(init.headers);
  headers.set("X-Form-Token", formToken());
  headers.set("Accept", "application/json, application/problem+json");
  headers.set("Accept-Language", document.documentElement.lang);
  const response = await fetch(path, { ...init, headers });
  if (!response.ok) {
    throw new Refusal(await problemOf(response));
  }
  return (await response.json()) as T;
}

async function problemOf(response: Response): Promise<Problem> {
  const type = response.headers.get("Content-Type") ?? "";
  if (type.includes("json")) {
    return (await response.json()) as Problem;
  }
  return { title: response.statusText, status: response.status, detail: response.statusText };
}
