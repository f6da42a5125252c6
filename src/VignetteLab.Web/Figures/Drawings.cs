using VignetteLab.Core.Statistics;

namespace VignetteLab.Web.Figures;

/// <summary>Counts that grow from day to day.</summary>
public sealed record StepsData(IReadOnlyList<StepsLine> Lines, StepsGoal? Goal, string First, string Last) : FigureDrawing(typeof(StepsDrawing));

/// <summary>One of up to three lines, told apart by how they are dashed; as many counts as days.</summary>
public sealed record StepsLine(string Label, IReadOnlyList<int> Counts);

/// <summary>What is to be reached.</summary>
public sealed record StepsGoal(string Label, int Count);

/// <summary>Boxes from the first stage to the last, with who went between them.</summary>
public sealed record FlowData(IReadOnlyList<FlowStage> Stages) : FigureDrawing(typeof(FlowDrawing));

/// <summary>A stage, and who did not come to the next.</summary>
public sealed record FlowStage(string Label, int Count, IReadOnlyList<FlowExit> Exits);

/// <summary>Why so many did not come to the next stage.</summary>
public sealed record FlowExit(string Label, int Count);

/// <summary>Two counts on a line, and what they should come to.</summary>
public sealed record DotsData(IReadOnlyList<DotsRow> Rows, string Hollow, string Solid, string Target) : FigureDrawing(typeof(DotsDrawing));

/// <summary>A line of <see cref="DotsData"/>.</summary>
public sealed record DotsRow(string Label, int Hollow, int Solid, double? Target);

/// <summary>Bars, of each of which a part is dark.</summary>
public sealed record BarsData(IReadOnlyList<BarsRow> Rows) : FigureDrawing(typeof(BarsDrawing));

/// <summary>A bar.</summary>
public sealed record BarsRow(string Label, int Part, int Whole, string Note);

/// <summary>How times are spread, on a logarithmic axis.</summary>
public sealed record SpreadData(IReadOnlyList<SpreadRow> Rows) : FigureDrawing(typeof(SpreadDrawing));

/// <summary>A line of <see cref="SpreadData"/>.</summary>
public sealed record SpreadRow(string Label, Spread Seconds);

/// <summary>How a whole is shared, on bars of one length.</summary>
public sealed record SharesData(IReadOnlyList<SharesRow> Rows) : FigureDrawing(typeof(SharesDrawing));

/// <summary>A bar of <see cref="SharesData"/>.</summary>
public sealed record SharesRow(string Label, IReadOnlyList<SharesPart> Parts);

/// <summary>A part of it; what is missing is hatched.</summary>
public sealed record SharesPart(string Label, int Count, bool IsMissing = false);

/// <summary>Differences with their intervals, about zero.</summary>
public sealed record IntervalsData(IReadOnlyList<IntervalsRow> Rows) : FigureDrawing(typeof(IntervalsDrawing));

/// <summary>A line of <see cref="IntervalsData"/>.</summary>
public sealed record IntervalsRow(string Label, Interval Interval);
