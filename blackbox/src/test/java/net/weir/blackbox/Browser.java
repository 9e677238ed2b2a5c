package net.weir.blackbox;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A real Chromium with an empty profile that looks at a Weir's console. Not thread-safe. */
final class Browser implements AutoCloseable {
    private static final Path PICTURES = Path.of("target", "console");

    private final String base;
    private final ChromeDriver driver;
    private final List<String> complaints = new ArrayList<>();

    Browser(WeirProcess weir) {
        base = "http://127.0.0.1:" + weir.ports().get("http");
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
        driver.manage().window().setSize(new Dimension(1280, 900));
    }

    void open(String path) {
        driver.get(base + path);
    }

    String address() {
        return driver.getCurrentUrl().substring(base.length());
    }

    /** The text of the page as a person reads it. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    void awaitText(String part) {
        Waiting.await("on the page: " + part, () -> text().contains(part), this::text);
    }

    WebElement element(String css) {
        return driver.findElement(By.cssSelector(css));
    }

    List<WebElement> elements(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    /** Where keys go now. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** The value of an expression in the page. */
    Object evaluate(String expression) {
        return driver.executeScript("return " + expression);
    }

    void width(int pixels) {
        driver.manage().window().setSize(new Dimension(pixels, 900));
    }

    /** What axe finds that keeps people out. */
    List<String> barriers() {
        List<String> found = new ArrayList<>();
        for (Rule rule : new AxeBuilder().analyze(driver).getViolations()) {
            if (rule.getImpact().matches("serious|critical")) {
                found.add(rule.getId() + ": " + rule.getNodes().get(0).getHtml());
            }
        }
        return found;
    }

    /** What the console of the browser complained of since this browser was opened, and what was asked of other hosts. */
    List<String> complaints() {
        for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
            complaints.add(entry.getLevel() + " " + entry.getMessage());
        }
        Object elsewhere = evaluate("performance.getEntriesByType('resource').map(e => e.name)"
                + ".filter(name => !name.startsWith(location.origin + '/') && !name.startsWith('blob:')).join(' ')");
        if (!"".equals(elsewhere)) {
            complaints.add("asked " + elsewhere);
        }
        return complaints;
    }

    /** Takes failed requests of a time when they had to fail as said; whatever else there was stays a complaint. */
    void forgiveFailedRequests() {
        complaints().removeIf(line -> line.contains("net::ERR_") || line.contains("TimeoutError"));
    }

    /** Keeps a picture of the page for people to look at. */
    void picture(String name) {
        try {
            Files.createDirectories(PICTURES);
            Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
