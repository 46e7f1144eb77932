using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using Moderation.Service.Dashboard.Figuring;

namespace Moderation.Tests.Dashboard;

/// <summary>What becomes of a chart's faults.</summary>
public sealed class ChartFrameTests
{
    [Fact]
    public async Task Fault_ThePageWasLeft_StaysInTheFrame() =>
        Assert.Equal("", await RenderAsync(new JSDisconnectedException("The page was left.")));

    [Fact]
    public async Task Fault_AnyOther_GoesOn() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            RenderAsync(new InvalidOperationException("A fault."))
        );

    [Fact]
    public async Task NoFault_TheChart_IsShown() => Assert.Equal("A chart", await RenderAsync(null));

    private static async Task<string> RenderAsync(Exception? fault)
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<ChartFrame>(
                ParameterView.FromDictionary(
                    new Dictionary<string, object?>
                    {
                        [nameof(ChartFrame.ChildContent)] = (RenderFragment)(
                            builder =>
                            {
                                builder.OpenComponent<Chart>(0);
                                builder.AddAttribute(1, nameof(Chart.Fault), fault);
                                builder.CloseComponent();
                            }
                        ),
                    }
                )
            );
            return page.ToHtmlString();
        });
    }

    private sealed class Chart : ComponentBase
    {
        [Parameter]
        public Exception? Fault { get; set; }

        protected override async Task OnInitializedAsync()
        {
            await Task.Yield();
            if (Fault is not null)
            {
                throw Fault;
            }
        }

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder) =>
            builder.AddContent(0, "A chart");
    }
}
