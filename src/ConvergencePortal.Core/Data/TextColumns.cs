using ConvergencePortal.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ConvergencePortal.Core.Data;

/// <summary>The few kinds of text column there are. Searched and unique text is marked here and gets its engine's case-insensitive collation in db/*.</summary>
public static class TextColumns
{
    /// <summary>Annotation that tells db/* to compare this column without regard to case.</summary>
    public const string IgnoreCase = "Portal:IgnoreCase";

    public static PropertyBuilder<T> IsCode<T>(this PropertyBuilder<T> column) => column.HasMaxLength(PlainText.CodeLength).HasAnnotation(IgnoreCase, true);
    public static PropertyBuilder<T> IsName<T>(this PropertyBuilder<T> column) => column.HasMaxLength(PlainText.NameLength).HasAnnotation(IgnoreCase, true);
    public static PropertyBuilder<T> IsPath<T>(this PropertyBuilder<T> column) => column.HasMaxLength(PlainText.PathLength).HasAnnotation(IgnoreCase, true);
    public static PropertyBuilder<T> IsLine<T>(this PropertyBuilder<T> column) => column.HasMaxLength(PlainText.LineLength);
    public static PropertyBuilder<T> IsProse<T>(this PropertyBuilder<T> column) => column.HasMaxLength(PlainText.ProseLength);
    public static PropertyBuilder<T> IsEnum<T>(this PropertyBuilder<T> column) => column.HasConversion<string>().HasMaxLength(30);
}
