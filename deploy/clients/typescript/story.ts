// The story of Amiss, told by the clients that are generated for TypeScript.
// Arguments: the addresses of issue-service, responder-service and assertion-service.
import * as issue from "../target/typescript/issue";
import * as responder from "../target/typescript/responder";
import * as assertion from "../target/typescript/assertion";

declare const process: { argv: string[]; exit(code: number): void };

const [issueUrl, responderUrl, assertionUrl] = process.argv.slice(2);
const reports = new issue.ReportsApi(new issue.Configuration({ basePath: issueUrl }));
const issues = new issue.IssuesApi(new issue.Configuration({ basePath: issueUrl }));
const responders = new responder.RespondersApi(new responder.Configuration({ basePath: responderUrl }));
const actions = new responder.ActionsApi(new responder.Configuration({ basePath: responderUrl }));
const explain = new responder.ExplainApi(new responder.Configuration({ basePath: responderUrl }));
const assertions = new assertion.AssertionsApi(new assertion.Configuration({ basePath: assertionUrl }));

function must(isSo: boolean, what: string): void {
  if (!isSo) {
    throw new Error("It is not so that " + what);
  }
}

/** A report is answered without an issue only when it is a recovery of nothing. */
function there<T>(value: T | null | undefined): T {
  if (value == null) {
    throw new Error("There is no answer");
  }
  return value;
}

async function soon<T>(what: string, find: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 150; tries++) {
    const found = await find();
    if (found !== undefined) {
      return found;
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("Not within 30 s: " + what);
}

async function tell(): Promise<void> {
  const made = await responders.createResponder({
    responderRequest: {
      watchPattern: "told in typescript.*",
      actions: [
        {
          targetFunction: "issue.actions.email",
          functionKwargs: { subject: "Doh!", recipients: "typescript@example.com" },
        },
      ],
    },
  });
  must(made.id > 0, "the responder has a number");

  const report = { name: "told in typescript", severity: issue.Severity.Critical, details: { tried: 3 } };
  const opened = there(await reports.report({ report }));
  const folded = there(await reports.report({ report }));
  must(opened.id === folded.id && folded.occurrences === 2, "a repeat is folded into the issue");

  const seen = await issues.getIssue({ id: opened.id });
  must(seen.status === issue.IssueStatus.Open && seen.openedAt instanceof Date, "the issue is open");
  const listed = await issues.listIssues({ name: "told in typescript", limit: 10 });
  must(listed.items.length === 1 && listed.nextCursor == null, "it is the only one of its name");

  const done = await soon("the responder reacts", async () => {
    const page = await actions.listActions({ issueId: opened.id });
    return page.items.find((each) => each.status === responder.ActionStatus.Succeeded);
  });
  must(done.responderId === made.id, "the responder's action did it");
  const explained = await explain.explainIssue({ issueId: opened.id });
  must(explained.responders.matching >= 1, "it is explained");

  const resolved = await issues.changeIssue({ id: opened.id, issuePatch: { status: "resolved", comment: "mended" } });
  must(resolved.status === issue.IssueStatus.Resolved && resolved.resolvedAt != null, "the issue is resolved");
  await soon("the history tells all", async () => {
    const kinds = (await issues.getIssueHistory({ id: opened.id })).items.map((line) => line.kind);
    return ["created", "commented", "action_succeeded", "resolved"].every((kind) => kinds.includes(kind)) || undefined;
  });

  const asserted = await assertions.createAssertion({
    assertionRequest: { name: "typescript is heard of", check: { type: "heartbeat", graceSec: 60 }, everySec: 3600 },
  });
  must(asserted.state === "pending" && asserted.pingUrl != null, "the assertion waits for a ping");
  await assertions.removeAssertion({ id: asserted.id });
  await responders.deleteResponder({ id: made.id });

  const refusal = await issues.getIssue({ id: 999999999 }).catch((error: unknown) => error);
  must(refusal instanceof issue.ResponseError && refusal.response.status === 404, "what is not there is a 404");
}

tell().then(
  () => console.log("told"),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
