import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Judges PDF files by PDF/A-3a and PDF/UA-1 with veraPDF's library, which has no command of its own here.
 *
 * For each file and standard it prints a line (file, standard, "passed" or "failed", how many checks), then one for each
 * broken rule (file, standard, rule, what is wrong). The rules' files are read here, as the library lacks its reader.
 */
class Judge {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        Map<PDFAFlavour, ValidationProfile> profiles = new TreeMap<>();
        profiles.put(PDFAFlavour.PDFA_3_A, profile(PDFAFlavour.PDFA_3_A, "PDFA-3A"));
        profiles.put(PDFAFlavour.PDFUA_1, profile(PDFAFlavour.PDFUA_1, "PDFUA-1"));
        for (String file : files) {
            for (Map.Entry<PDFAFlavour, ValidationProfile> one : profiles.entrySet()) {
                judge(file, one.getKey(), one.getValue());
            }
        }
    }

    private static void judge(String file, PDFAFlavour flavour, ValidationProfile profile) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
            say(file, flavour, result.isCompliant() ? "passed" : "failed", String.valueOf(result.getTotalAssertions()));
            Map<String, String> broken = new TreeMap<>();
            for (TestAssertion one : result.getTestAssertions()) {
                String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                broken.putIfAbsent(rule, one.getMessage() + " at " + one.getLocation().getContext());
            }
            broken.forEach((rule, wrong) -> say(file, flavour, rule, wrong));
        }
    }

    private static void say(String file, PDFAFlavour flavour, String what, String more) {
        System.out.println(String.join("\t", file, flavour.getId(), what, more.replaceAll("\\s+", " ")));
    }

    private static ValidationProfile profile(PDFAFlavour flavour, String name) throws Exception {
        Set<Rule> rules = new LinkedHashSet<>();
        Set<Variable> variables = new LinkedHashSet<>();
        try (InputStream stream = Judge.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
            Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
            each(document, "rule", element -> rules.add(rule(element)));
            each(document, "variable", element -> variables.add(Profiles.variableFromValues(
                element.getAttribute("name"), element.getAttribute("object"),
                text(element, "defaultValue"), text(element, "value"))));
        }
        return Profiles.profileFromValues(
            flavour, Profiles.profileDetailsFromValues(name, "", "", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element element) {
        Element id = (Element) element.getElementsByTagName("id").item(0);
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
            element.getAttribute("object"),
            element.hasAttribute("deferred") ? Boolean.valueOf(element.getAttribute("deferred")) : null,
            element.getAttribute("tags"), text(element, "description"), text(element, "test"),
            Profiles.errorFromValues(text(element, "message"), List.of()), List.of());
    }

    private static void each(Document document, String name, Consumer<Element> taker) {
        NodeList found = document.getElementsByTagName(name);
        for (int index = 0; index < found.getLength(); index++) {
            taker.accept((Element) found.item(index));
        }
    }

    private static String text(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent();
    }
}
