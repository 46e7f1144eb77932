using System.Text;
using Moderation.BrowserTests.Fixtures;
using static Microsoft.Playwright.Assertions;

namespace Moderation.BrowserTests.Pages;

/// <summary>The page of labels, used as an admin uses it.</summary>
public static class LabelsPage
{
    private const string File = """
        text,toxic,spam
        "A fair summary of the debate, thank you.",0,0
        Only a fool could write this.,1,0
        The ferry leaves at nine.,perhaps,0
        """;

    /// <summary>Imports a file with a bad line, and adds a golden comment.</summary>
    public static async Task FillLabelsAsync(this Window window)
    {
        ArgumentNullException.ThrowIfNull(window);
        var page = window.Page;
        await page.Locator("summary", new() { HasText = "Add a text" }).ClickAsync();
        await page.GetByLabel("Text", new() { Exact = true })
            .FillAsync("You never learn, do you? Sit down and be quiet.");
        await page.Locator("select[name='Form.Is']").SelectOptionAsync("toxicity");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.Locator("[aria-labelledby=golden] [role=alert]")).ToBeVisibleAsync(Patient.Visible);
        await page.Locator("summary", new() { HasText = "Import labels" }).ClickAsync();
        await page.GetByLabel("What it is").FillAsync("Verdicts of the old blog");
        await page.GetByLabel("The file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "verdicts.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes(File),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true }).ClickAsync();
        await Expect(page.GetByText("2 rows taken.")).ToBeVisibleAsync(Patient.Visible);
    }
}
