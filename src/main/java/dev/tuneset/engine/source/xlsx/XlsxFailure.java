package dev.tuneset.engine.source.xlsx;

import dev.tuneset.engine.outcome.Problem;
import dev.tuneset.engine.outcome.TunesetException;

/** The ways in which a workbook is refused, each as one sentence with the file's name. */
final class XlsxFailure {
    private XlsxFailure() {}

    static TunesetException oldExcel(String name) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                "old_excel",
                name
                        + " is in the old binary Excel format (.xls); open it in Excel or LibreOffice and save it as .xlsx or CSV",
                name);
    }

    static TunesetException otherSpreadsheet(String name, String what) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                "other_spreadsheet",
                name + " is " + what + "; open it in Excel or LibreOffice and save it as .xlsx or CSV",
                name);
    }

    static TunesetException encrypted(String name) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE,
                "encrypted",
                name + " is protected by a password; save it without one and import that file",
                name);
    }

    static TunesetException notAWorkbook(String name, String why) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE, "not_xlsx", name + " is not a whole Excel workbook: " + why, name);
    }

    static TunesetException unsafe(String name, String why) {
        return new TunesetException(
                Problem.UNREADABLE_SOURCE, "unsafe_xml", name + " is refused for safety: " + why, name);
    }

    static TunesetException tooLarge(String name, String what) {
        return new TunesetException(
                Problem.LIMIT_REACHED,
                "too_large",
                name + " cannot be read within the limits: " + what + "; save the sheet as CSV and import that",
                name);
    }

    static TunesetException corrupt(String name, String part, Throwable cause) {
        return new TunesetException(
                        Problem.UNREADABLE_SOURCE,
                        "corrupt_xlsx",
                        name + " is damaged (" + part + "): " + line(cause) + "; open it in Excel and save it again",
                        name)
                .causedBy(cause);
    }

    static TunesetException noSheet(String name, String sheet, String sheets) {
        return new TunesetException(
                Problem.BAD_REQUEST,
                "unknown_sheet",
                name + " has no sheet named " + sheet + "; it has " + sheets,
                name,
                sheet);
    }

    static TunesetException empty(String name) {
        return new TunesetException(
                Problem.EMPTY_SOURCE, "empty_file", name + " has no sheet with a filled cell in it", name);
    }

    private static String line(Throwable cause) {
        String text = cause.getMessage();
        if (text == null || cause instanceof RuntimeException) {
            return "its content makes no sense there";
        }
        String last =
                text.lines().filter(each -> !each.isBlank()).reduce((a, b) -> b).orElse("");
        return last.replaceFirst("^Message: ", "")
                .replaceFirst("^(\\w+\\.)+(\\w+)$", "its packed content breaks off")
                .replaceFirst("^(\\w+\\.)+\\w+: ", "")
                .replaceFirst("\\.$", "");
    }
}
