import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Says which rules of PDF/UA-1 each file breaks: one line of JSON per file. */
public final class Check {
    private Check() {}

    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            System.out.println(asJson(file, checked(new File(file))));
        }
    }

    /** What the validator says of one file, with every check that was made and not only those that failed. */
    private static ValidationResult checked(File file) throws Exception {
        PDFAFlavour wanted = PDFAFlavour.PDFUA_1;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, wanted);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(wanted, true)) {
            return validator.validate(parser);
        }
    }

    private static String asJson(String file, ValidationResult result) {
        Map<String, String> failed = new TreeMap<>();
        for (TestAssertion each : result.getTestAssertions()) {
            if (each.getStatus() == TestAssertion.Status.FAILED) {
                String rule = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
                failed.putIfAbsent(rule, each.getMessage());
            }
        }
        StringBuilder rules = new StringBuilder();
        failed.forEach((rule, said) -> rules
            .append(rules.length() > 0 ? ", " : "").append(quoted(rule)).append(": ").append(quoted(said)));
        return String.format("{\"file\": %s, \"standard\": %s, \"compliant\": %b, \"checks\": %d, \"failed\": {%s}}",
            quoted(file), quoted(result.getPDFAFlavour().getId()), result.isCompliant(), result.getTotalAssertions(), rules);
    }

    private static String quoted(String words) {
        StringBuilder made = new StringBuilder("\"");
        for (char sign : words.toCharArray()) {
            boolean plain = sign >= ' ' && sign < 127 && sign != '"' && sign != '\\';
            made.append(plain ? String.valueOf(sign) : String.format("\\u%04x", (int) sign));
        }
        return made.append('"').toString();
    }
}
