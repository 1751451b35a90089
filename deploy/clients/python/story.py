"""The story of Amiss, told by the clients that are generated for Python.

Arguments: the addresses of issue-service, responder-service and assertion-service.
"""

import sys
import time

import amiss_assertion
import amiss_issue
import amiss_responder


def soon(what, find):
    for _ in range(150):
        found = find()
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError("Not within 30 s: " + what)


def tell(issue_url, responder_url, assertion_url):
    issue_client = amiss_issue.ApiClient(amiss_issue.Configuration(host=issue_url))
    reports = amiss_issue.ReportsApi(issue_client)
    issues = amiss_issue.IssuesApi(issue_client)
    responder_client = amiss_responder.ApiClient(amiss_responder.Configuration(host=responder_url))
    responders = amiss_responder.RespondersApi(responder_client)
    actions = amiss_responder.ActionsApi(responder_client)
    explain = amiss_responder.ExplainApi(responder_client)
    assertions = amiss_assertion.AssertionsApi(
        amiss_assertion.ApiClient(amiss_assertion.Configuration(host=assertion_url))
    )

    made = responders.create_responder(
        amiss_responder.ResponderRequest(
            watch_pattern="told in python.*",
            actions=[
                amiss_responder.ActionRequest(
                    target_function="issue.actions.email",
                    function_kwargs={"subject": "Doh!", "recipients": "python@example.com"},
                )
            ],
        )
    )

    report = amiss_issue.Report(name="told in python", severity="critical", details={"tried": 3})
    opened = reports.report(report)
    folded = reports.report(report)
    assert opened.id == folded.id and folded.occurrences == 2, "a repeat is folded into the issue"

    seen = issues.get_issue(opened.id)
    assert seen.status == "open" and seen.opened_at.year > 2000, "the issue is open"
    listed = issues.list_issues(name="told in python", limit=10)
    assert len(listed.items) == 1 and listed.next_cursor is None, "it is the only one of its name"

    def succeeded():
        return [each for each in actions.list_actions(issue_id=opened.id).items if each.status == "succeeded"]

    assert soon("the responder reacts", succeeded)[0].responder_id == made.id
    assert explain.explain_issue(opened.id).responders.matching >= 1, "it is explained"

    resolved = issues.change_issue(opened.id, amiss_issue.IssuePatch(status="resolved", comment="mended"))
    assert resolved.status == "resolved" and resolved.resolved_at is not None, "the issue is resolved"

    def told():
        kinds = {line.kind for line in issues.get_issue_history(opened.id).items}
        return {"created", "commented", "action_succeeded", "resolved"} <= kinds

    soon("the history tells all", told)

    asserted = assertions.create_assertion(
        amiss_assertion.AssertionRequest(
            name="python is heard of",
            check=amiss_assertion.CheckRequest(type="heartbeat", grace_sec=60),
            every_sec=3600,
        )
    )
    assert asserted.state == "pending" and asserted.ping_url, "the assertion waits for a ping"

    try:
        issues.get_issue(999999999)
        raise AssertionError("what is not there was found")
    except amiss_issue.ApiException as problem:
        assert problem.status == 404


tell(*sys.argv[1:])
print("told")
