package dev.amiss.local.config;

/** The environment variables of {@code up}, in the order in which its help shows them. */
public enum Variable {
    DATA("AMISS_DATA", "deploy/local/data", "folder for all that is kept: databases, Kafka, mail, logs"),
    HOST("AMISS_HOST", "127.0.0.1", "address that the services listen on"),
    ISSUE_PORT("AMISS_ISSUE_PORT", "8080", "port of issue-service"),
    RESPONDER_PORT("AMISS_RESPONDER_PORT", "8081", "port of responder-service"),
    ASSERTION_PORT("AMISS_ASSERTION_PORT", "8082", "port of assertion-service"),
    ISSUE_REPLICAS("AMISS_ISSUE_REPLICAS", "1", "how many of issue-service; each further one 100 ports above"),
    RESPONDER_REPLICAS("AMISS_RESPONDER_REPLICAS", "1", "how many of responder-service"),
    ASSERTION_REPLICAS("AMISS_ASSERTION_REPLICAS", "1", "how many of assertion-service"),
    POSTGRES_PORT("AMISS_POSTGRES_PORT", "15432", "port of the embedded PostgreSQL"),
    KAFKA_PORT("AMISS_KAFKA_PORT", "9092", "port of the embedded Kafka"),
    SMTP_PORT("AMISS_SMTP_PORT", "2525", "port of the embedded mail server (or of AMISS_SMTP_HOST)"),
    POSTGRES_URL("AMISS_POSTGRES_URL", "", "use this PostgreSQL instead, like jdbc:postgresql://host:5432/"),
    POSTGRES_USERNAME("AMISS_POSTGRES_USERNAME", "postgres", "its user"),
    POSTGRES_PASSWORD("AMISS_POSTGRES_PASSWORD", "", "and password"),
    KAFKA_BOOTSTRAP("AMISS_KAFKA_BOOTSTRAP", "", "use this Kafka instead, like host:9092"),
    SMTP_HOST("AMISS_SMTP_HOST", "", "use this mail server instead, like mail.example.com"),
    RETRY_WAITS("AMISS_RETRY_WAITS", "10,60,300,1800", "seconds between an action's attempts"),
    AUTH("AMISS_AUTH", "open", "open (only on loopback), keys (see deploy/local/key) or oidc"),
    KEYS_FILE("AMISS_KEYS_FILE", "AMISS_DATA/keys", "file of the access keys"),
    OIDC_URL("AMISS_OIDC_URL", "", "OpenID provider of AMISS_AUTH=oidc; also _CLIENT_ID, _CLIENT_SECRET and more"),
    SECRETS("AMISS_SECRETS", "", "folder of secrets that actions and checks refer to by name"),
    ENCRYPTION_KEYS_FILE(
            "AMISS_ENCRYPTION_KEYS_FILE",
            "AMISS_DATA/encryption-keys",
            "what seals secrets and log-ins; made at start"),
    OUTGOING_ALLOW(
            "AMISS_OUTGOING_ALLOW", "loopback,private", "what webhooks and checks may reach beside public addresses"),
    PLUGINS("AMISS_PLUGINS", "", "folder of plugin jars"),
    CHECKS("AMISS_CHECKS", "", "folder of Nagios-compatible programs that checks may start"),
    PING_KEYS("AMISS_PING_KEYS", "", "keys under which heartbeats are pinged by slug, separated by commas"),
    DATASOURCE("AMISS_DATASOURCE_<NAME>_URL", "", "data source for assertions; also _USERNAME, _PASSWORD"),
    JAVA_OPTIONS("AMISS_JAVA_OPTIONS", "-Xmx384m", "options of the services' JVMs");

    private final String key;
    private final String fallback;
    private final String help;

    Variable(String key, String fallback, String help) {
        this.key = key;
        this.fallback = fallback;
        this.help = help;
    }

    /** Its name in the environment. */
    public String key() {
        return key;
    }

    /** What holds if it is not set or empty. */
    public String fallback() {
        return fallback;
    }

    /** What it is for, in one line. */
    public String help() {
        return help;
    }
}
