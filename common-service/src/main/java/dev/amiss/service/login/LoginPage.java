package dev.amiss.service.login;

/** The page on which a key is pasted. Pure. */
final class LoginPage {
    private static final String PAGE = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>Log in · Amiss</title>
          <link rel="stylesheet" href="/console/console.css">
        </head>
        <body>
        <header class="bar"><span class="brand">Amiss</span></header>
        <main id="main">
          <h1>Log in</h1>
          <form class="form" method="post" action="/login">
            <input type="hidden" name="csrf" value="%s">
            <input type="hidden" name="to" value="%s">
            <div class="field">
              <label for="key">Access key</label>
              <input id="key" name="key" type="password" autocomplete="current-password" required autofocus>
              <span class="hint">Whoever runs Amiss makes one for you. It is not kept: this browser gets a session.</span>
            </div>
            %s
            <div><button class="primary">Log in</button></div>
          </form>
        </main>
        </body>
        </html>
        """;

    private LoginPage() {}

    /**
     * @param csrf the form's token
     * @param target where to go afterwards
     * @param problem why the last try did not work; empty for the first
     */
    static String render(String csrf, String target, String problem) {
        String told = problem.isEmpty() ? "" : "<p class=\"wrong\" role=\"alert\">" + escaped(problem) + "</p>";
        return PAGE.formatted(escaped(csrf), escaped(target), told);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
