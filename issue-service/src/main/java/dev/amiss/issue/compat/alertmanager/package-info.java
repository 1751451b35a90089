/**
 * Amiss as an Alertmanager: what Prometheus, amtool and Grafana send to API v2 and ask of it, and what an Alertmanager or a
 * Grafana sends to a webhook. Alerts come in and become reports whose key is the whole label set; active issues go out as
 * alerts. An alert that is not sent again within its time ends.
 */
@NullMarked
package dev.amiss.issue.compat.alertmanager;

import org.jspecify.annotations.NullMarked;
