package dev.tuneset.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A page as a browser without scripts has it: its forms are sent with the hidden fields they came with. */
public final class SentPage {
    private final Response response;
    private final Document document;

    private SentPage(Response response) {
        this.response = response;
        this.document = Jsoup.parse(response.asString());
    }

    public static SentPage open(String path) {
        return new SentPage(given().get(path).then().statusCode(200).extract().response());
    }

    public String text() {
        return response.asString();
    }

    public Map<String, String> hidden(String action) {
        Element form = document.selectFirst("form[action='" + action + "']");
        assertThat(form).as("form to " + action).isNotNull();
        Map<String, String> fields = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(field -> fields.put(field.attr("name"), field.attr("value")));
        return fields;
    }

    /** The form to be filled in and posted. */
    public RequestSpecification form(String action) {
        return blank().formParams(hidden(action));
    }

    /** A form of this browser without any field. */
    public RequestSpecification blank() {
        return given().redirects().follow(false).cookies(response.detailedCookies());
    }

    /** The same with a file. */
    public RequestSpecification upload(String action, String fileName, byte[] bytes) {
        RequestSpecification form = blank();
        hidden(action).forEach(form::multiPart);
        return form.multiPart("file", fileName, bytes);
    }
}
